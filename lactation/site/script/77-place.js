/* The place on a page that an address names: opened, and the words marked that the search found there. */
/* From other pieces: STARTS, TOOLS, here, late. */

function showPlace(root) {
  openPlace(root);
  window.addEventListener("hashchange", function () { openPlace(root); });
  window.addEventListener("load", function () { window.setTimeout(function () { markFound(root); }, 0); }); // after the browser went there
}

function placeNamed(root) {
  try { return root.getElementById(decodeURIComponent(here.hash().slice(1))); } catch (error) { return null; }
}

function openAround(el) {
  for (; el; el = el.parentElement) { if (el.tagName === "DETAILS") { el.open = true; } }
}

// An address that says what is to be seen (core/address.py), that asks for one thing of the page alone, or that names nothing of it:
// what reads it, and says what is wrong, comes then. (`a=b` is a play's, a number one of the slides'.)
function openPlace(root) {
  var place = placeNamed(root);
  if (/[?&]embed\b/.test(here.search()) || (!place && !/^(#(top|\d+|[^~%]*=.*))?$/i.test(here.hash()))) {
    late("late-share.js", "sent", TOOLS).then(function () { TOOLS.sent(); }, function () { document.documentElement.classList.add("missing"); });
  }
  if (place && place.closest("main")) {
    openAround(place);
    place.scrollIntoView();
  }
}

// Marks the words that were found (?found=STEMS), without a change of the page, and goes to the first if it is out of sight.
function markFound(root) {
  var stems = (new URLSearchParams(here.search()).get("found") || "").split(" ").filter(Boolean);
  if (!stems.length || !window.Highlight) { return null; }
  return late("late-search.js", "found", TOOLS).then(function () { TOOLS.found(root, stems); }, function () { /* then they are not marked */ });
}

STARTS.push(function (root) { if (root === document) { showPlace(root); } });
