// Saves presses; the page works without it.
"use strict";

const minutes = 5;

for (const choice of document.querySelectorAll("form select")) choice.addEventListener("change", () => choice.form.requestSubmit());

const print = document.getElementById("print");
print.hidden = false;
print.addEventListener("click", () => window.print());

// Left and right go from bar to bar, up and down to the row above or below; Escape leaves.
document.addEventListener("keydown", (press) => {
  const bar = document.activeElement.closest(".bar");
  if (!bar) return;
  if (press.key === "Escape") bar.blur();
  const bars = [...document.querySelectorAll("main .bar")];
  const step = { ArrowLeft: -1, ArrowRight: 1 }[press.key];
  const down = { ArrowUp: -1, ArrowDown: 1 }[press.key];
  let next = step && bars[bars.indexOf(bar) + step];
  if (down) {
    const rows = [...document.querySelectorAll("main tr")].filter((row) => row.querySelector(".bar"));
    next = rows[rows.indexOf(bar.closest("tr")) + down]?.querySelector(".bar");
  }
  if (!next) return;
  press.preventDefault();
  next.focus();
});

// A board on a wall stays true; nobody's reading is interrupted.
setInterval(() => {
  if (document.visibilityState === "visible" && !document.activeElement.closest(".bar, form") && !document.body.classList.contains("plain")) location.reload();
}, minutes * 60_000);
