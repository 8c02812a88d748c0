/* Makes the citations of a notebook's text readable. In the text they are MyST's roles, which Sphinx turns into footnotes; a
   notebook shows them as they are written: {footcite:p} and a key. Here each becomes the works' short names, and the place of the
   bibliography a list of all that the notebook names. Only what is seen changes, never the notebook. */

var ROLE = /\{footcite:p\}$/;

function workLink(key, works) {
  var work = works[key] || { short: key, link: "" }, made = document.createElement(work.link ? "a" : "span");
  made.textContent = work.short;
  made.dataset.work = key;
  if (work.link) {
    made.href = work.link;
    made.target = "_blank";
    made.rel = "noopener";
  }
  return made;
}

function listInto(el, nodes, between) {
  nodes.forEach(function (node, i) { el.append.apply(el, i ? [between.cloneNode(), node] : [node]); });
}

function readRole(code, works) {
  var before = code.previousSibling, made = document.createElement("span");
  if (!before || before.nodeType !== Node.TEXT_NODE || !ROLE.test(before.data)) { return; }
  before.data = before.data.replace(ROLE, "");
  made.append("(");
  listInto(made, code.textContent.split(",").map(function (key) { return workLink(key.trim(), works); }), document.createTextNode(", "));
  made.append(")");
  code.replaceWith(made);
}

function readText(place, works) {
  var listed = {};
  Array.prototype.forEach.call(place.querySelectorAll(".jp-RenderedMarkdown code"), function (code) { readRole(code, works); });
  Array.prototype.forEach.call(place.querySelectorAll(".jp-RenderedMarkdown pre"), function (pre) {
    if (!/footbibliography/.test(pre.firstElementChild ? pre.firstElementChild.className : "") && pre.textContent.trim() !== "") { return; }
    var list = document.createElement("p");
    list.dataset.works = "";
    pre.replaceWith(list);
  });
  Array.prototype.forEach.call(place.querySelectorAll("[data-work]"), function (one) { listed[one.dataset.work] = true; });
  Array.prototype.forEach.call(place.querySelectorAll("[data-works]"), function (list) {
    var keys = Object.keys(listed).sort().join();
    if (list.dataset.works === keys) { return; }
    list.dataset.works = keys;
    list.textContent = "";
    listInto(list, keys.split(",").map(function (key) {
      var line = document.createElement("span"), link = workLink(key, works);
      delete link.dataset.work;
      line.append(link, works[key] && works[key].title ? ". " + works[key].title + "." : "");
      return line;
    }), document.createElement("br"));
  });
}

// Watch the notebook in which a card stands: cells are drawn when they come into sight, and drawn anew when they are changed.
export function readCitations(el, works) {
  var place = el.closest(".jp-Notebook, .jp-NotebookPanel") || el.ownerDocument.body, waits = 0;
  if (place.dataset.milkReads) { return; }
  place.dataset.milkReads = "1";
  new MutationObserver(function () {
    window.cancelAnimationFrame(waits);
    waits = window.requestAnimationFrame(function () { readText(place, works); });
  }).observe(place, { childList: true, subtree: true });
  readText(place, works);
}
