/* A prompt that comes while a page is open: one notification, the same words for everybody. */
"use strict";

const rings = document.body.dataset.rings;
if (rings && "Notification" in window && Notification.permission === "granted") {
  for (const time of rings.split(" ")) {
    const left = Number(time) - Date.now();
    if (left > 0) setTimeout(() => {
      const shown = new Notification(document.body.dataset.ringsTitle, { tag: time });  // one for all tabs
      shown.onclick = () => window.focus();
    }, left);
  }
}

// The browser's own question comes when somebody asks for it, never by itself.
const asking = document.querySelector("[data-ask]");
if (asking && "Notification" in window) {
  asking.addEventListener("click", async (event) => {
    if (Notification.permission !== "default") return;
    event.preventDefault();
    await Notification.requestPermission();
    asking.form.requestSubmit(asking);
  });
}
const refused = document.querySelector("[data-refused]");
if (refused && "Notification" in window) refused.hidden = Notification.permission !== "denied";
