/* What the reader is told of the record: each matter once, at the head of the page, or in sight where it comes up while one works. */
/* From other pieces: all, html. */

var IN_SIGHT = ["record_not_saved", "record_newer"];

// Where a notebook keeps the record, it tells the reader itself.
function notice(name, values, words) {
  var place = backend ? null : document.querySelector("main"), note = place && place.querySelector('[data-notice="' + name + '"]');
  if (!place) { return; }
  note = note || newNotice(name, place);
  var text = core.fill_in(words || WORDS[name], values), told = note.firstChild;
  if (told.textContent !== text) { told.textContent = text; note.hidden = false; } // what was closed stays so until there is news
}

function newNotice(name, place) {
  var note = html("p", { class: "problem card", role: "alert", "data-notice": name });
  html("span", {}, note);
  if (IN_SIGHT.indexOf(name) < 0) { place.prepend(note); return note; }
  note.classList.add("in-sight");
  place.append(note);
  html("button", { type: "button", class: "quiet" }, note, WORDS.record_seen).addEventListener("click", function () { note.hidden = true; });
  return note;
}

function unsay(name) { all(document, '[data-notice="' + name + '"]').forEach(function (note) { note.remove(); }); }

// The page has stopped: all that helps is to load it again.
function stopPage(name, values) {
  var main = document.querySelector("main"), note;
  notice(name, values);
  note = main.querySelector('[data-notice="' + name + '"]');
  html("button", { type: "button" }, note, WORDS.learner_load).addEventListener("click", function () { window.location.reload(); });
  main.after(note);
  main.inert = true;
}

// Where several learn on a device, each page's head says who does now.
function showWho(name) {
  var menu = document.querySelector(".top > .menu"), root = document.documentElement.getAttribute("data-content_root");
  if (menu) { menu.before(html("a", { class: "who", href: root + "notebooks/course/my-record.html" }, null, name)); }
}
