/* Small comforts; every page works without them. */
"use strict";

// Leave quickly: lock, and replace this page so that "back" does not bring it up again.
const leaving = document.querySelector("form[data-leave]");
const unkept = [];  // for each long form: keeps what was typed and not kept yet
const soon = (ms) => new Promise((done) => setTimeout(done, ms));
async function leave(event) {
  if (event) event.preventDefault();
  document.body.hidden = true;
  await Promise.race([Promise.all(unkept.map((keep) => keep())), soon(400)]);
  fetch(leaving.action, { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
  location.replace(leaving.dataset.leave);
}
let escaped = -Infinity;  // when it was last pressed on this page
if (leaving) {
  leaving.addEventListener("submit", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (event.timeStamp - escaped < 600) leave();
    escaped = event.timeStamp;
  });
}

// A form is sent once; a button that starts something slow says so.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || !button || !button.dataset.busy) return;
  button.textContent = button.dataset.busy;
  setTimeout(() => { button.disabled = true; }, 0);
});

// Show how hard a passphrase is to guess while it is typed.
const meter = document.querySelector("[data-strength]");
const passphrase = document.querySelector("input[name=passphrase]");
if (meter && passphrase) {
  let waiting = 0;
  passphrase.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const form = new FormData();
      form.set("passphrase", passphrase.value);
      form.set("csrfmiddlewaretoken", passphrase.form.elements.csrfmiddlewaretoken.value);
      const answer = await fetch(meter.dataset.strength, { method: "POST", body: form });
      if (!answer.ok) return;
      const { score } = await answer.json();
      const words = meter.querySelector("span");
      meter.hidden = false;
      meter.querySelector("meter").value = Math.max(score, 0.3);
      words.textContent = words.getAttribute("data-" + score);
    }, 200);
  });
}

// A number beside a slider.
for (const slider of document.querySelectorAll("input[type=range]")) {
  const shown = document.querySelector(`output[for="${slider.id}"]`);
  if (!shown) continue;
  const show = () => { shown.textContent = slider.value + " %"; };
  slider.addEventListener("input", show);
  show();
}

// Bring a problem into view and to the reader.
const problem = document.querySelector(".problem");
if (problem && !document.querySelector("[autofocus]")) problem.focus();

// Keep a long text, sealed, while it is typed. Leaving it half-finished loses nothing.
for (const form of document.querySelectorAll("form[data-keep]")) {
  const told = form.querySelector("[data-kept]");
  let waiting = 0, sending = null;
  const keep = async () => {
    clearTimeout(waiting);
    waiting = 0;
    if (sending) sending.abort();
    sending = new AbortController();
    try {
      const answer = await fetch(form.dataset.keep, {
        method: "POST", body: new FormData(form), redirect: "manual", signal: sending.signal,
      });
      const why = answer.status === 400 || answer.status === 409 ? await answer.text() : "";
      told.textContent = answer.status === 204 ? told.dataset.kept : why;
    } catch { told.textContent = ""; }
  };
  unkept.push(() => waiting ? keep() : null);
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(keep, 1500); });
  form.addEventListener("submit", () => { clearTimeout(waiting); waiting = 0; if (sending) sending.abort(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && waiting) keep(); });
}

// Copy a sentence; without scripts it is selected as a whole when it is touched.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const from = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(from.value ?? from.textContent);
    button.textContent = button.dataset.copied;
  });
}
