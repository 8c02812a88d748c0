/* The line for the learner's group, and what to do with it. Comes late, with words of its own (site/load.py). */
/* From other pieces: html, store. */

function show_line(button) {
  var course = core.line_course, says = course.page, place = button.place, text, said;

  // Who sends has a mark, made when it is first needed: a random one, so that lines of one person go together without a name.
  function mark() {
    var marks = core.line_marks(store.all());
    return marks.length ? marks[0] : store.add(core.new_mark(store.newId())).option;
  }
  function anew() {
    var told;
    if (place.hidden) { return; }
    told = core.line_told(store.all(), button.dataset.line, course, mark(), -new Date().getTimezoneOffset());
    text.value = core.line_of(told, button.dataset.line, course);
    while (text.scrollHeight > text.clientHeight && text.rows < 9) { text.rows += 1; } // all of it in sight
  }
  function say(name) { // anew each time, so that it is read out again
    said.textContent = "";
    window.setTimeout(function () { said.textContent = says[name]; }, 100);
  }
  function copyAsBefore() { // where a page comes over plain http, or the browser forbids the other way
    var copied = false;
    text.focus();
    text.select();
    try { copied = document.execCommand("copy"); } catch (error) { /* then by hand */ }
    say(copied ? "copied" : "by_hand");
  }
  function copy() {
    if (!navigator.clipboard) { copyAsBefore(); return; }
    navigator.clipboard.writeText(text.value).then(function () { say("copied"); }, copyAsBefore);
  }
  function share() {
    navigator.share({ text: text.value }).catch(function (error) { if (error.name !== "AbortError") { say("by_hand"); } });
  }
  function make() {
    var buttons, holds;
    place = button.place = html("section", { "class": "card for-group", "aria-label": says.title });
    html("label", { "for": "line-text", "class": "hint" }, place, says.intro);
    text = html("textarea", { id: "line-text", readonly: "", rows: 2, dir: "ltr", spellcheck: "false" }, place);
    text.addEventListener("focus", function () { text.select(); });
    buttons = html("p", { "class": "buttons" }, place);
    html("button", { type: "button" }, buttons, says.copy).addEventListener("click", copy);
    if (navigator.share) { html("button", { type: "button", "class": "quiet" }, buttons, says.share).addEventListener("click", share); }
    said = html("p", { "class": "hint", role: "status" }, place);
    holds = html("details", {}, place);
    html("summary", {}, holds, says.holds_title);
    html("p", { "class": "hint" }, holds, says.holds);
    button.parentNode.after(place);
    button.anew = anew;
  }
  if (place) { place.hidden = !place.hidden; } else { make(); }
  button.setAttribute("aria-expanded", String(!place.hidden));
  button.anew();
  if (!place.hidden) { place.querySelector("button").focus(); }
}
core.show_line = show_line;
