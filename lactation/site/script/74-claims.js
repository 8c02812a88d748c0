/* Claims: the library's filters. */

function startLibrary(section) {
  var ownAddress = section.getRootNode() === document; // a notebook's address is not a card's
  var form = section.querySelector("form.filters"), count = section.querySelector(".count");
  var fields = all(form, "select, input"), rows = all(section, "tbody tr").map(function (row) {
    return { row: row, article: row.dataset.article, topic: row.dataset.topic, verdict: row.className, text: row.textContent };
  });
  function show(keep) {
    var wanted = {}, found = 0, kept = new URLSearchParams();
    fields.forEach(function (field) {
      wanted[field.name] = field.value;
      if (field.value) { kept.set(field.name, field.value); }
    });
    rows.forEach(function (one) {
      var fits = core.claim_fits(one, wanted);
      one.row.hidden = !fits;
      found += fits ? 1 : 0;
    });
    var text = found === 0 ? WORDS.library_none : found === 1 ? WORDS.library_one : WORDS.library_many;
    count.textContent = core.fill_in(text, { n: String(found), all: String(rows.length) });
    if (keep && ownAddress) { // so that a link to this choice can be sent, and a reload keeps it
      var hash = kept.toString();
      try { window.history.replaceState(null, "", hash ? "#" + hash : window.location.pathname + window.location.search); } catch (error) { /* a strict browser */ }
    }
  }
  function fromAddress() {
    var hash = ownAddress ? window.location.hash.slice(1) : "";
    if (hash && hash.indexOf("=") < 0) { return; } // the place of one claim
    var asked = new URLSearchParams(hash);
    fields.forEach(function (field) {
      field.value = asked.get(field.name) || "";
      if (field.selectedIndex === -1) { field.value = ""; } // no such choice
    });
  }
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function () { show(true); });
  section.querySelector(".clear").addEventListener("click", function () {
    fields.forEach(function (field) { field.value = ""; });
    show(true);
    fields[0].focus();
  });
  window.addEventListener("hashchange", function () { fromAddress(); show(false); });
  fromAddress();
  show(false);
}
