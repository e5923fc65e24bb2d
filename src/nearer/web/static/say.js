/* Notes as one pauses, and a word put where the caret stands. Every page works without this. */
"use strict";

for (const form of document.querySelectorAll("form[data-notes]")) {
  const words = form.elements.words;
  const shown = form.querySelector("[data-notes-shown]"), told = form.querySelector("[data-notes-told]");
  let waiting = 0, asking = null, behind = false;
  const look = async () => {
    clearTimeout(waiting);
    if (asking) asking.abort();
    asking = new AbortController();
    const text = words.value;
    try {
      const answer = await fetch(form.dataset.notes, {
        method: "POST", body: new FormData(form), redirect: "manual", signal: asking.signal,
      });
      if (answer.status !== 200 || words.value !== text) return;
      const piece = new DOMParser().parseFromString(await answer.text(), "text/html");
      behind = shown.contains(document.activeElement);  // somebody reads them: leave them in place
      if (behind) return;
      shown.replaceChildren(...piece.body.childNodes);
      const count = shown.querySelector("[data-count]");
      const tell = count ? count.textContent : "";
      told.classList.toggle("hidden", Boolean(count && count.dataset.count));  // seen right below
      if (told.textContent !== tell) told.textContent = tell;  // heard once, not at each pause
    } catch { /* the button below the text still works */ }
  };
  const soonLook = () => { clearTimeout(waiting); waiting = setTimeout(look, 1000); };
  form.addEventListener("input", (event) => {
    if (["words", "replying_to", "person"].includes(event.target.name)) soonLook();
  });
  words.addEventListener("focus", () => { if (behind) look(); });
  form.addEventListener("submit", () => { clearTimeout(waiting); if (asking) asking.abort(); });
  form.addEventListener("click", (event) => {
    const word = event.target.closest("button[name=insert]");
    if (!word) return;
    event.preventDefault();
    const before = words.value.slice(0, words.selectionStart);
    words.setRangeText((/\S$/.test(before) ? " " : "") + word.value + " ", words.selectionStart, words.selectionEnd, "end");
    words.dispatchEvent(new Event("input", { bubbles: true }));
    words.focus();
  });
}
