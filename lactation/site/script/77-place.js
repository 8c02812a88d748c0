/* The place on a page that an address names: opened, and the words marked that the search found there. */
/* From other pieces: STARTS, here, late. */

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

function openPlace(root) {
  var place = placeNamed(root);
  if (place && place.closest("main")) {
    openAround(place);
    place.scrollIntoView();
  }
}

// Marks the words that were found (?found=STEMS), without a change of the page, and goes to the first if it is out of sight.
function markFound(root) {
  var stems = (new URLSearchParams(here.search()).get("found") || "").split(" ").filter(Boolean);
  if (!stems.length || !window.Highlight) { return null; }
  return late("late-search.js", "word_hits").then(function (reader) {
    markWords(root, stems, reader.word_hits);
  }, function () { /* then they are not marked */ });
}

function markWords(root, stems, hits) {
  var ranges = rangesOf(placeNamed(root) || root.getElementById("main"), stems, hits), first, box;
  CSS.highlights.set("found", new (Function.prototype.bind.apply(window.Highlight, [null].concat(ranges)))());
  first = ranges.filter(function (range) { return range.getClientRects().length; })[0] || ranges[0];
  if (!first) { return; }
  openAround(first.startContainer.parentElement);
  box = first.getBoundingClientRect();
  if (box.top < 0 || box.bottom > window.innerHeight) { first.startContainer.parentElement.scrollIntoView({ block: "center" }); }
}

function rangesOf(place, stems, hits) {
  var ranges = [], walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("script, style, svg, template, select")) { addRanges(ranges, walker.currentNode, hits(walker.currentNode.nodeValue, stems)); }
  }
  return ranges;
}

function addRanges(ranges, node, found) {
  found.forEach(function (hit) {
    var range = document.createRange();
    range.setStart(node, hit[0]);
    range.setEnd(node, hit[1]);
    ranges.push(range);
  });
}

STARTS.push(function (root) { if (root === document) { showPlace(root); } });
