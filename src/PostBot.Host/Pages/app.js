// The local chat's page. It draws nothing of a card itself: every message brings its own HTML, escaped by the server.
(() => {
  const $ = (id) => document.getElementById(id);
  const shownAtOnce = 200;
  const mostBytes = 50 * 1024 * 1024;
  const here = new URLSearchParams(location.search);
  const messages = new Map();
  let person = "";
  let channel = here.get("in") || "dm";
  let thread = null;
  let last = 0;
  let stream = null;
  let shown = shownAtOnce;
  let files = [];
  let attempt = null;
  let recalled = -1;
  let clockAhead = 0;
  const unread = new Map();

  // ---- asking the service

  async function ask(path, options) {
    let response;
    try {
      response = await fetch(path, options);
    } catch {
      throw new Error("PostBot cannot be reached. Is it running?");
    }
    const answer = await response.json().catch(() => ({}));
    if (!response.ok && !answer.errors) throw new Error(answer.error || `PostBot answered ${response.status}.`);
    return answer;
  }

  const post = (path, body) => ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const query = (values) => new URLSearchParams(values).toString();

  // ---- who and where

  const kept = (name) => JSON.parse(sessionStorage.getItem(name) || "null");
  const keep = (name, value) => sessionStorage.setItem(name, JSON.stringify(value));
  const draft = () => `draft ${person.toLowerCase()} ${channel}`;
  const spoken = (name) => `said ${name.toLowerCase()}`;
  const title = (name) => (name === "dm" ? "Direct message" : `# ${name}`);

  const isMe = (name) => name.toLowerCase() === person.toLowerCase();

  function become(asked) {
    // A name is one person however it is written.
    const name = [...$("person").options].find((option) => option.value.toLowerCase() === asked.toLowerCase())?.value ?? asked;
    stream?.close();
    person = name;
    messages.clear();
    unread.clear();
    last = 0;
    localStorage.setItem("person", name);
    const choice = $("person");
    if (![...choice.options].some((option) => option.value === name)) choice.add(new Option(name, name), choice.options.length - 1);
    choice.value = name;
    document.querySelector("#who .new").hidden = name !== "";
    document.querySelector("#who .error").textContent = "";
    go(channel);
    if (name) load(name);
  }

  function go(name) {
    channel = name;
    unread.delete(name);
    shown = shownAtOnce;
    files = [];
    listChannel(name);
    history.replaceState(null, "", person ? `?${query({ as: person, in: channel })}` : location.pathname);
    $("where").textContent = title(channel);
    document.title = person ? `${title(channel)}, ${person} · PostBot` : "PostBot";
    $("text").value = (person && kept(draft())) || "";
    $("text").disabled = !person;
    $("text").placeholder = !person ? "First say who you are" : channel === "dm" ? "Write to PostBot" : `Write in ${title(channel)}`;
    enter(null);
    grow();
    showFiles();
    showAll();
  }

  async function load(name) {
    $("link").textContent = "";
    try {
      for (let more = true; more && name === person; ) {
        const answer = await ask(`/local/messages?${query({ person: name, after: last })}`);
        if (name !== person) return;
        for (const message of answer.messages) take(message, true);
        more = answer.messages.length > 0;
      }
      unread.clear();
      showAll();
      listen(name);
    } catch (problem) {
      if (name !== person) return;
      $("link").textContent = `${problem.message} Trying again.`;
      setTimeout(() => name === person && load(name), 2000);
    }
  }

  // Only a page in view holds a stream: a browser opens six connections to one service, shared by all its tabs.
  function listen(name) {
    stream?.close();
    if (document.hidden) return;
    const source = (stream = new EventSource(`/local/stream?${query({ person: name, after: last })}`));
    source.onopen = () => ($("link").textContent = "");
    source.onmessage = (event) => source === stream && take(JSON.parse(event.data), false);
    source.addEventListener("doing", (event) => source === stream && ($("doing").textContent = JSON.parse(event.data)));
    source.onerror = () => {
      if (source !== stream) return;
      $("link").textContent = "The line is down. Trying again.";
      if (source.readyState === EventSource.CLOSED) setTimeout(() => source === stream && listen(name), 2000);
    };
  }

  async function catchUp() {
    const answer = await ask(`/local/messages?${query({ person, after: last })}`);
    for (const message of answer.messages) take(message, false);
  }

  // ---- people and channels

  function listChannel(name) {
    let button = [...document.querySelectorAll("[data-channel]")].find((known) => known.dataset.channel === name);
    if (!button) {
      const item = $("channels").querySelector("li").cloneNode(true);
      button = item.querySelector("button");
      button.dataset.channel = name;
      button.firstChild.textContent = `${title(name)} `;
      $("channels").append(item);
    }
    for (const known of document.querySelectorAll("[data-channel]")) {
      if (known.dataset.channel === channel) known.setAttribute("aria-current", "page");
      else known.removeAttribute("aria-current");
      const count = unread.get(known.dataset.channel);
      known.querySelector(".news").textContent = count ? `${count} new` : "";
    }
  }

  // Roles and new people are drawn by the server, so the page is asked again and its list taken over.
  async function refresh() {
    try {
      const text = await (await fetch("/")).text();
      const page = new DOMParser().parseFromString(text, "text/html");
      const choice = $("person");
      if (document.activeElement === choice) return;
      const options = [...page.querySelectorAll("#person option")].map((option) => new Option(option.textContent, option.value));
      // The studio may write a name its own way (Ana for ana).
      let me = options.find((option) => isMe(option.value));
      if (!me) options.splice(-1, 0, (me = new Option(person, person)));
      choice.replaceChildren(...options);
      me.selected = true;
      for (const known of page.querySelectorAll("[data-channel]")) listChannel(known.dataset.channel);
    } catch {
      // The list stays as it is; the line above the talk already says that PostBot is away.
    }
  }

  // ---- what is said

  const number = (message) => Number(message.id.slice(1));
  const inOrder = () => [...messages.values()].filter((message) => message.channel === channel).sort((a, b) => number(a) - number(b));

  function take(message, quiet) {
    last = Math.max(last, message.seq);
    show(message, quiet);
  }

  function show(told, quiet) {
    // An answer that could not be written down (a flood, a fault of ours) has no number: it stands here until the page is left.
    const message = told.seq > 0 ? told : { ...told, id: `m${Math.max(0, ...[...messages.values()].map(number)) + 0.001}` };
    const before = messages.get(message.id);
    if (before && before.seq >= message.seq) return;
    messages.set(message.id, message);
    if (quiet) return;
    if (message.channel !== channel) {
      if (!before) unread.set(message.channel, (unread.get(message.channel) || 0) + 1);
      listChannel(message.channel);
      return;
    }
    if (isMe(message.from)) atEnd = true;
    const old = $(message.id);
    if (old) fill(old, message);
    else place(message);
    $("empty").hidden = true;
  }

  // Whoever reads the end stays there when words, pictures or the message field grow; whoever reads further up is left alone.
  const talk = document.querySelector(".talk");
  let atEnd = true;
  let top = 0;
  function toEnd() {
    if (!atEnd) return;
    talk.scrollTop = talk.scrollHeight;
    top = talk.scrollTop;
  }
  talk.addEventListener("scroll", () => {
    // Only going up leaves the end: a picture that arrives makes the end move away by itself.
    if (talk.scrollHeight - talk.scrollTop - talk.clientHeight < 60) atEnd = true;
    else if (talk.scrollTop < top) atEnd = false;
    top = talk.scrollTop;
  });
  const growing = new ResizeObserver(toEnd);
  growing.observe(talk);
  growing.observe($("log"));

  function showAll() {
    const log = $("log");
    log.setAttribute("aria-live", "off");
    log.replaceChildren();
    const all = inOrder();
    $("earlier").hidden = all.length <= shown;
    for (const message of all.slice(-shown)) place(message);
    listChannel(channel);
    invite(all.length === 0);
    atEnd = true;
    toEnd();
    setTimeout(() => log.setAttribute("aria-live", "polite"));
  }

  function invite(nothing) {
    const empty = $("empty");
    empty.hidden = !nothing;
    if (!nothing) return;
    const words = document.createElement("p");
    words.textContent = !person
      ? "Hello. Say who you are, any name will do. The first person here is the admin."
      : "Nothing has been said here yet. These are good first lines.";
    const list = document.createElement("ul");
    list.setAttribute("role", "list");
    if (person) list.append(...[...document.querySelectorAll(".tries li")].slice(0, 6).map((item) => item.cloneNode(true)));
    empty.replaceChildren(words, list);
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function place(message) {
    const article = element("article");
    article.id = message.id;
    article.tabIndex = -1;
    fill(article, message);
    const root = message.thread && message.thread !== message.id ? $(message.thread) : null;
    const into = root ? root.querySelector(".thread") : $("log");
    const next = [...into.children].find((known) => known.id && Number(known.id.slice(1)) > number(message));
    if (root) {
      into.insertBefore(article, next || null);
      return;
    }
    const day = new Date(message.at).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
    article.dataset.day = day;
    const heading = next?.previousElementSibling?.className === "day" && next.dataset.day !== day ? next.previousElementSibling : next;
    into.insertBefore(article, heading || null);
    const previous = [...into.querySelectorAll(":scope > article")].filter((known) => number(known) < number(message)).pop();
    if (previous?.dataset.day !== day) into.insertBefore(element("p", "day", day), article);
  }

  function fill(article, message) {
    const mine = isMe(message.from);
    const held = article.contains(document.activeElement) ? [...article.querySelectorAll("button, input, select, textarea")].indexOf(document.activeElement) : -2;
    const typed = [...article.querySelectorAll("[data-form] [name]")].map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]);
    const replies = article.querySelector(":scope > .thread") || element("div", "thread");
    article.className = message.from === "postbot" ? "bot" : mine ? "mine" : "other";
    const head = element("header");
    head.append(element("span", "from", message.from === "postbot" ? "PostBot" : message.from));
    const at = element("time", "", new Date(message.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }));
    at.dateTime = message.at;
    head.append(" ", at);
    if (message.private && channel !== "dm") head.append(" ", element("span", "note", "only you see this"));
    if (message.edited) head.append(" ", element("span", "note", "edited"));
    if (message.thread && !$(message.thread)) head.append(" ", element("span", "note", "in a thread"));
    const body = element("div", "body");
    body.innerHTML = message.html;
    for (const field of body.querySelectorAll("[data-form] [name]")) {
      const was = typed.find(([name]) => name === field.name);
      if (was && field.type === "checkbox") field.checked = was[1];
      else if (was) field.value = was[1];
    }
    article.replaceChildren(head, body);
    if (message.files.length) article.append(attached(message.files));
    article.append(element("p", "error"));
    article.lastChild.setAttribute("role", "alert");
    if (!message.thread) {
      const reply = element("button", "reply", "Reply in thread");
      reply.type = "button";
      article.append(reply);
    }
    article.append(replies);
    if (held > -2) ([...article.querySelectorAll("button, input, select, textarea")][held] || article).focus();
  }

  function attached(list) {
    const items = element("ul", "attached");
    items.setAttribute("role", "list");
    for (const file of list) {
      const link = element("a", "", file.name);
      link.href = `/local/files/${encodeURIComponent(file.id)}`;
      link.download = file.name;
      const item = element("li");
      if (/^image\/(png|jpeg|gif|webp)$/.test(file.mime)) {
        const picture = element("img");
        picture.src = link.href;
        picture.alt = file.name;
        picture.loading = "lazy";
        item.append(picture);
      }
      item.append(link, ` ${size(file.size)}`);
      items.append(item);
    }
    return items;
  }

  const size = (bytes) => (bytes < 1000 ? `${bytes} bytes` : bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

  // ---- saying something

  const say = $("say");
  const text = $("text");
  const trouble = say.querySelector(".error");

  function enter(root) {
    thread = root;
    const line = $("thread");
    line.hidden = !root;
    if (root) line.querySelector("span").textContent = `In the thread of “${messages.get(root).card?.headline || messages.get(root).text.slice(0, 60)}”`;
  }

  function grow() {
    text.rows = Math.min(8, text.value.split("\n").length);
  }

  // The same words after a failure go out under the same key, so an answer that was lost does not book twice.
  function key(words) {
    if (attempt?.words !== words) attempt = { words, key: crypto.randomUUID() };
    return attempt.key;
  }

  async function send() {
    const words = text.value;
    if (!person || say.ariaBusy === "true" || (!words.trim() && files.length === 0)) return;
    const said = { person, channel, text: words, thread, on: null, files: files.map((file) => file.id) };
    say.ariaBusy = "true";
    trouble.textContent = "";
    try {
      const answer = await post("/local/messages", { ...said, key: key(JSON.stringify(said)) });
      attempt = null;
      keep(spoken(said.person), [...(kept(spoken(said.person)) || []).filter((line) => line !== words), words].slice(-50));
      recalled = -1;
      keep(`draft ${said.person.toLowerCase()} ${said.channel}`, "");
      if (said.person !== person || said.channel !== channel) return;
      // What was typed or attached meanwhile is the beginning of the next message.
      files = files.filter((file) => !said.files.includes(file.id));
      text.value = text.value.startsWith(words) ? text.value.slice(words.length) : text.value;
      grow();
      showFiles();
      for (const message of answer.messages) show(message, false);
      // Not awaited: whoever types fast says the next line at once.
      catchUp().then(refresh, () => {});
    } catch (problem) {
      trouble.textContent = `Not sent. ${problem.message}`;
    } finally {
      say.ariaBusy = "false";
    }
  }

  function recall(step) {
    const lines = (kept(spoken(person)) || []).toReversed();
    const next = recalled + step;
    if (next < -1 || next >= lines.length) return;
    recalled = next;
    text.value = next < 0 ? "" : lines[next];
    grow();
  }

  say.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const untouched = text.value === "" || (recalled >= 0 && text.value === (kept(spoken(person)) || []).toReversed()[recalled]);
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && untouched) {
      event.preventDefault();
      recall(event.key === "ArrowUp" ? 1 : -1);
    }
  });
  text.addEventListener("input", () => {
    grow();
    keep(draft(), text.value);
  });
  $("thread").querySelector("button").addEventListener("click", () => {
    enter(null);
    text.focus();
  });

  // ---- files

  async function attach(list) {
    for (const file of list) {
      trouble.textContent = file.size > mostBytes ? `${file.name} is larger than 50 MB.` : "";
      if (file.size > mostBytes || !person) continue;
      try {
        const { id } = await ask(`/local/files?${query({ name: file.name })}`, { method: "PUT", body: file });
        files.push({ id, name: file.name });
      } catch (problem) {
        trouble.textContent = `${file.name} was not attached. ${problem.message}`;
      }
    }
    showFiles();
    text.focus();
  }

  function showFiles() {
    $("files").replaceChildren(
      ...files.map((file) => {
        const item = element("li", "", `${file.name} `);
        const drop = element("button", "", "Remove");
        drop.type = "button";
        drop.setAttribute("aria-label", `Remove ${file.name}`);
        drop.addEventListener("click", () => {
          files = files.filter((other) => other !== file);
          showFiles();
          text.focus();
        });
        item.append(drop);
        return item;
      }),
    );
  }

  $("attach").addEventListener("change", (event) => {
    attach([...event.target.files]);
    event.target.value = "";
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    attach([...event.dataTransfer.files]);
  });
  text.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    attach([...event.clipboardData.files]);
  });

  // ---- cards

  function sure(question, button) {
    const dialog = $("ask");
    const [yes, no] = dialog.querySelectorAll("button");
    $("question").textContent = question;
    yes.textContent = button.textContent;
    yes.className = button.className;
    return new Promise((resolve) => {
      yes.onclick = () => dialog.close("yes");
      no.onclick = () => dialog.close("");
      dialog.onclose = () => resolve(dialog.returnValue === "yes");
      dialog.returnValue = "";
      dialog.showModal();
    });
  }

  async function press(button) {
    const article = button.closest("article");
    const message = messages.get(article.id);
    if (button.dataset.confirm && !(await sure(button.dataset.confirm, button))) return;
    const said = { person, channel: message.channel, text: button.dataset.line, thread: message.thread, on: message.id, files: [] };
    const problem = article.querySelector(":scope > .error");
    button.ariaBusy = "true";
    problem.textContent = "";
    try {
      const answer = await post("/local/messages", { ...said, key: key(`${message.seq} ${JSON.stringify(said)}`) });
      attempt = null;
      for (const told of answer.messages) show(told, false);
      await catchUp();
    } catch (failed) {
      problem.textContent = `Not sent. ${failed.message}`;
    } finally {
      button.ariaBusy = "false";
    }
  }

  async function submit(form) {
    const message = messages.get(form.closest("article").id);
    const fields = [...form.querySelectorAll("[name]")];
    const values = Object.fromEntries(fields.map((field) => [field.name, field.type === "checkbox" && !field.checked ? "" : field.value]));
    const said = { person, channel: message.channel, thread: message.thread, on: message.id, form: form.dataset.form, values };
    const problem = form.querySelector(".problem");
    problem.textContent = "";
    for (const field of fields) mark(field, "");
    form.ariaBusy = "true";
    try {
      const answer = await post("/local/forms", { ...said, key: key(JSON.stringify(said)) });
      const wrong = Object.entries(answer.errors || {});
      for (const [name, why] of wrong) {
        const field = fields.find((known) => known.name === name);
        if (field) mark(field, why);
        else problem.textContent += `${why} `;
      }
      attempt = null;
      fields.find((field) => field.ariaInvalid === "true")?.focus();
      if (wrong.length) return;
      form.querySelector("fieldset").disabled = true;
      form.querySelector("[type=submit]").textContent = "Sent";
      for (const told of answer.messages) show(told, false);
      await catchUp();
      text.focus();
    } catch (failed) {
      problem.textContent = `Not sent. ${failed.message}`;
    } finally {
      form.ariaBusy = "false";
    }
  }

  function mark(field, why) {
    field.ariaInvalid = why ? "true" : "false";
    field.closest(".field").querySelector(".error").textContent = why;
  }

  // ---- the clock

  const clock = $("clock");

  function tick() {
    $("now").textContent = new Date(Date.now() + clockAhead).toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).replace(",", "");
    $("now").dateTime = new Date(Date.now() + clockAhead).toISOString();
  }

  function tell(answer) {
    clockAhead = Date.parse(answer.now) - Date.now();
    tick();
  }

  async function move(how) {
    const problem = clock.querySelector(".error");
    problem.textContent = "";
    clock.ariaBusy = "true";
    try {
      tell(await post("/local/clock", how));
      if (person) await catchUp();
    } catch (failed) {
      problem.textContent = failed.message;
    } finally {
      clock.ariaBusy = "false";
    }
  }

  $("set").addEventListener("submit", (event) => {
    event.preventDefault();
    if ($("moment").value) move({ now: new Date($("moment").value).toISOString() });
  });
  clock.addEventListener("toggle", () => {
    const now = new Date(Date.now() + clockAhead);
    $("moment").value = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  });
  clock.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    clock.open = false;
    clock.querySelector("summary").focus();
  });

  // ---- one ear for every button, and the start

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) {
      if (!event.target.closest("#clock")) clock.open = false;
      return;
    }
    if (button.dataset.line !== undefined && button.ariaBusy !== "true") press(button);
    else if (button.dataset.channel) {
      go(button.dataset.channel);
      text.focus();
    } else if (button.dataset.advance) move({ advance: button.dataset.advance });
    else if (button.dataset.try) {
      text.value = button.dataset.try;
      if (!wide) document.querySelector(".tries").open = false;
      grow();
      text.focus();
    } else if (button.className === "reply") {
      enter(button.closest("article").id);
      text.focus();
    } else if (button.id === "earlier") {
      shown += shownAtOnce;
      showAll();
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.form === undefined) return;
    event.preventDefault();
    if (event.target.ariaBusy !== "true") submit(event.target);
  });
  $("person").addEventListener("change", (event) => {
    become(event.target.value);
    (person ? event.target : $("name")).focus();
  });
  $("who").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = $("name").value.trim();
    if (!name) {
      document.querySelector("#who .error").textContent = "A name, please.";
      return;
    }
    $("name").value = "";
    become(name);
    text.focus();
  });
  $("join").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = $("channel").value.trim().replace(/^#+/, "");
    if (!name) return;
    $("channel").value = "";
    go(name);
    text.focus();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) stream?.close();
    else if (person) {
      listen(person);
      refresh();
    }
  });

  document.addEventListener("keydown", (event) => {
    const types = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (types && document.activeElement === document.body) text.focus();
  });

  const wide = matchMedia("(min-width: 800px)").matches;
  const known = [...$("person").options].map((option) => option.value).filter(Boolean);
  const stored = localStorage.getItem("person");
  document.querySelector(".tries").open = wide;
  become(here.get("as") || (known.includes(stored) ? stored : known[0]) || "");
  if (!person) $("name").focus();
  const told = () => ask("/local/clock").then(tell, () => {});
  told();
  setInterval(tick, 5000);
  addEventListener("focus", told);
})();
