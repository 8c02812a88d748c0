/* What there is to hear below a root: what a screen reader would say of it, in its order, block by block and sentence by sentence. */

// Not heard: what a hand works (its label is), the marks of sources (a number amid a sentence would be taken for one of it), and
// what a screen reader is told once, as it happens: it stands in sight elsewhere. Buttons that are something to say or to lay are.
var ANSWERS = ".reply, .tray > button, [data-drag] > button";
var UNHEARD = "input, select, textarea, script, style, template, noscript, [role=button], [role=doc-noteref], [role=doc-backlink], .visually-hidden[role], [aria-hidden=true], [inert], [hidden]";
var INLINE = /^(?:inline|contents|ruby)/;

// A line of a list that has its number before it, by the browser or by the style.
function isNumbered(node, style) {
  if (node.tagName !== "LI" || node.parentNode.tagName !== "OL") { return false; }
  return style.display === "list-item" && style.listStyleType === "decimal" || /counter\(/.test(window.getComputedStyle(node, "::before").content);
}

// Blocks: `text`; `from`, which node stands from which place on; `el`, to which the text belongs.
function heardBlocks(root) {
  var blocks = [], now = null;

  function end() {
    if (now && /\S/.test(now.text)) { blocks.push(now); }
    now = null;
  }
  function add(text, node, el) {
    now = now || { text: "", from: [], el: el };
    now.from.push({ at: now.text.length, node: node });
    now.text += text.replace(/\s/g, " "); // sign for sign, so that each has its place in the page
  }
  function alone(text, el) { end(); add(text, null, el); end(); }
  function rest(el, style) { // its children, of a closed fold its title
    var first = el.tagName === "DETAILS" && !el.open ? el.querySelector("summary") : null;
    if (first) { walk(first, el, style); return; }
    for (var child = el.firstChild; child; child = child.nextSibling) { walk(child, el, style); }
  }
  function walk(node, el, around) {
    var style, label, count;
    if (node.nodeType === 3) {
      if (around.visibility === "visible") { add(node.nodeValue, node, el); }
      return;
    }
    if (node.nodeType !== 1 || node.matches(UNHEARD) || (node.tagName === "BUTTON" && !node.matches(ANSWERS))) { return; }
    style = window.getComputedStyle(node);
    if (style.display === "none") { return; }
    label = node.getAttribute("aria-label") || (node.tagName === "IMG" ? node.alt : "");
    if (node.getAttribute("role") === "img" || node.tagName === "IMG" || (label && node.tagName === "BUTTON")) {
      if (label && style.visibility === "visible") { alone(label, node); }
      return;
    }
    if (style.position === "absolute" && node.tagName === "SPAN") { // amid a sentence, out of sight
      add(" ", null, el);
      rest(node, style);
      add(" ", null, el);
    } else if (INLINE.test(style.display) || node.ownerSVGElement && node.tagName === "tspan") {
      if (style.display === "inline-block") { add(" ", null, el); }
      if (node.tagName === "BR") { end(); }
      rest(node, style);
      if (style.display === "inline-block") { add(" ", null, el); }
    } else {
      if (style.display === "table-cell" && now && /[^\s.,:;!?]\s*$/.test(now.text)) { add(", ", null, el); } else if (style.display !== "table-cell") { end(); }
      count = blocks.length;
      if (isNumbered(node, style)) { add(number(node) + ". ", null, node); }
      rest(node, style);
      if (style.display !== "table-cell") { end(); }
      if (label && blocks.length > count) { blocks.splice(count, 0, { text: label, from: [{ at: 0, node: null }], el: node }); }
    }
  }
  function number(item) { return Array.prototype.filter.call(item.parentNode.children, function (one) { return one.tagName === "LI"; }).indexOf(item) + 1; }
  walk(root, root, null);
  end();
  return blocks;
}

// Sentences: `text` as it is spoken, the `block`, and from where to where in it.
function heardParts(root, most) {
  var parts = [];
  heardBlocks(root).forEach(function (block) {
    core.spoken_parts(block.text, WORDS.listen_short_words, most).forEach(function (cut) {
      parts.push({ block: block, start: cut[0], end: cut[1], text: block.text.slice(cut[0], cut[1]).replace(/ +/g, " ").replace(/ (?=[.,;:!?](?: |$))/g, "") });
    });
  });
  return parts;
}

// The places of a sentence in the page; none where it is a name, as a figure has one.
function rangesOfPart(part) {
  var from = part.block.from, ranges = [];
  from.forEach(function (piece, number) {
    var until = number + 1 < from.length ? from[number + 1].at : part.block.text.length, range;
    var start = Math.max(part.start, piece.at), end = Math.min(part.end, until);
    if (!piece.node || start >= end || !piece.node.isConnected || piece.node.length < end - piece.at) { return; }
    range = document.createRange();
    range.setStart(piece.node, start - piece.at);
    range.setEnd(piece.node, end - piece.at);
    ranges.push(range);
  });
  return ranges;
}

function boxOfPart(part) {
  var range = rangesOfPart(part)[0];
  return (range || part.block.el).getBoundingClientRect();
}

// Where a sentence begins, or ends: a text and the place in it, or the element that has a name.
function edgeOfPart(part, at) {
  var piece = part.block.from.filter(function (one) { return one.node && one.at <= at; }).pop();
  return piece ? { node: piece.node, at: at - piece.at } : { node: part.block.el, at: at };
}

// Whether `part` comes after `other`, around which the page may have changed since; null where `other` has left the page.
function isAfter(part, other) {
  var begin = edgeOfPart(part, part.start), end = edgeOfPart(other, other.end - 1), place;
  if (!other.block.el.isConnected) { return null; }
  if (begin.node === end.node) { return begin.at > end.at; }
  if (!end.node.isConnected) { end.node = other.block.el; } // its text was written anew
  place = end.node.compareDocumentPosition(begin.node);
  return Boolean(place & Node.DOCUMENT_POSITION_FOLLOWING);
}
