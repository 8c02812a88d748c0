/* Marks the words that the search found on a page to which it led (77-place.js); comes with what reads words. */
/* From other pieces: TOOLS, openAround, placeNamed. */

function rangesOf(place, stems) {
  var ranges = [], walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("script, style, svg, template, select")) { addRanges(ranges, walker.currentNode, core.word_hits(walker.currentNode.nodeValue, stems)); }
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

TOOLS.found = function (root, stems) {
  var ranges = rangesOf(placeNamed(root) || root.getElementById("main"), stems), first, box;
  CSS.highlights.set("found", new (Function.prototype.bind.apply(window.Highlight, [null].concat(ranges)))());
  first = ranges.filter(function (range) { return range.getClientRects().length; })[0] || ranges[0];
  if (!first) { return; }
  openAround(first.startContainer.parentElement);
  box = first.getBoundingClientRect();
  if (box.top < 0 || box.bottom > window.innerHeight) { first.startContainer.parentElement.scrollIntoView({ block: "center" }); }
};
