// The personal tab in Teams: asks Teams who looks, then shows their day. What the server sends is its own drawing, with everything people typed escaped.
(async () => {
  const day = document.getElementById("day");
  const show = (html) => {
    day.querySelector("#said").outerHTML = `<div id="said">${html}</div>`;
    day.setAttribute("aria-busy", "false");
  };
  const outside = "<p>This page shows your day inside Teams. For a link of your own to the schedule, write <code>board</code> to PostBot.</p>";
  if (typeof microsoftTeams === "undefined" || window.parent === window) return show(outside);
  let token;
  try {
    await microsoftTeams.app.initialize();
    token = await microsoftTeams.authentication.getAuthToken();
  } catch {
    return show("<p>Teams did not say who you are: whoever set PostBot up has not allowed sign-in for its tab yet. Write <code>my day</code> to PostBot, or <code>board</code> for a link of your own to the schedule.</p>");
  }
  const load = async () => {
    try {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const answer = await fetch(`/teams/day?zone=${encodeURIComponent(zone)}`, { headers: { Authorization: `Bearer ${token}` } });
      show(await answer.text());
    } catch {
      show("<p>PostBot does not answer just now. Please try again in a moment.</p>");
    }
  };
  await load();
  // A day changes while the tab stands open; whoever comes back to it sees how it stands.
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible") return;
    token = await microsoftTeams.authentication.getAuthToken().catch(() => token);
    await load();
  });
})();
