/* Rows of two numbers: type, add, remove. */
/* From other pieces: CONTROLS, all. */

function Pairs(box, spec, explorer) {
  var me = this;
  this.box = box;
  this.spec = spec;
  this.explorer = explorer;
  this.list = box.querySelector(".rows");
  this.pattern = box.querySelector("template").content.firstElementChild;
  this.problem = box.querySelector(".problem");
  this.add = box.querySelector(".add");
  this.columns = spec.columns.map(function (column) {
    var made = { name: column.label, min: column.min, max: column.max };
    if (column.unit) { made.unit = column.unit; }
    return made;
  });
  this.add.parentNode.hidden = false;
  this.add.addEventListener("click", function () {
    me.insert();
    me.number();
    me.list.lastElementChild.querySelector("input").focus();
  });
  this.list.addEventListener("input", function () { me.changed(false); });
  // The hand rests: now say what is wrong, but not while a row is half typed.
  this.list.addEventListener("change", function (event) {
    me.changed(all(event.target.closest("li"), "input").every(function (input) { return input.value !== ""; }));
  });
  this.list.addEventListener("focusout", function (event) {
    if (!event.target.closest("li").contains(event.relatedTarget)) { me.changed(true); }
  });
  this.list.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (button) { me.drop(button.closest("li")); }
  });
  this.show(explorer.settings[spec.name]);
}

Pairs.prototype.insert = function (values) {
  var row = document.importNode(this.pattern, true);
  all(row, "input").forEach(function (input, i) { input.value = values ? values[i] : ""; });
  this.list.appendChild(row);
};

Pairs.prototype.drop = function (row) {
  var near = row.nextElementSibling || row.previousElementSibling;
  this.list.removeChild(row);
  this.number();
  this.changed(true);
  (near ? near.querySelector("input") : this.add).focus();
};

// Names and ids follow the order of the rows.
Pairs.prototype.number = function () {
  var me = this, rows = all(this.list, "li");
  rows.forEach(function (row, r) {
    var labels = all(row, "label"), button = row.querySelector("button"), n = String(r + 1);
    all(row, "input").forEach(function (input, i) {
      input.id = me.explorer.el.id + "-" + me.spec.name + "-" + n + "-" + i;
      labels[i].htmlFor = input.id;
      labels[i].textContent = core.fill_in(WORDS.pairs_row, { label: me.spec.columns[i].label, n: n });
    });
    button.hidden = false;
    button.setAttribute("aria-label", core.fill_in(WORDS.pairs_remove, { n: n }));
  });
  this.add.disabled = rows.length >= this.spec.most;
};

// Rows as typed; empty ones at the end are not there yet.
Pairs.prototype.read = function () {
  var rows = all(this.list, "li").map(function (row) {
    return all(row, "input").map(function (input) {
      var text = input.value.trim();
      return text === "" ? WORDS.pairs_nothing : core.typed_number(text);
    });
  });
  function empty(row) { return row[0] === WORDS.pairs_nothing && row[1] === WORDS.pairs_nothing; }
  while (rows.length && empty(rows[rows.length - 1])) { rows.pop(); }
  return rows;
};

Pairs.prototype.fault = function (rows) {
  try { core.check_pairs(this.spec.label, rows, this.columns[0], this.columns[1], this.spec.most); }
  catch (error) { return core.problem_in_words(error.message.replace(/^\w+: /, ""), WORDS); } // without Python's name for it
  return "";
};

Pairs.prototype.changed = function (resting) {
  var me = this, rows = this.read(), fault = this.fault(rows), change = {};
  if (!fault) {
    change[this.spec.name] = rows;
    var follows = this.explorer.spec.controls.filter(function (control) { return control.name === me.spec.moves; })[0];
    if (follows) { // a new newest row is what the reader asks about; an older one that is mended is not
      var now = this.explorer.settings[follows.name], before = this.explorer.settings[this.spec.name];
      change[follows.name] = core.follow_newest(before, rows, now, follows.min || 0, follows.max);
    }
    this.explorer.set(change);
    return;
  }
  if (resting || !this.problem.hidden) { this.tell(fault); }
  if (this.problem.hidden) { return; }
  var at = 0; // the row that is wrong
  while (at < rows.length && !this.fault(rows.slice(0, at + 1))) { at += 1; }
  all(this.list, "li").forEach(function (row, r) { me.mark(row, r === at); });
};

Pairs.prototype.mark = function (row, wrong) {
  all(row, "input").forEach(function (input) {
    if (wrong) { input.setAttribute("aria-invalid", "true"); } else { input.removeAttribute("aria-invalid"); }
  });
};

Pairs.prototype.tell = function (text) {
  if (this.problem.textContent !== text) { this.problem.textContent = text; }
  this.problem.hidden = !text;
};

Pairs.prototype.show = function (rows) {
  var me = this;
  if (JSON.stringify(this.read()) !== JSON.stringify(rows)) { // otherwise leave what stands as it was typed
    this.list.textContent = "";
    rows.forEach(this.insert, this);
  }
  all(this.list, "li").forEach(function (row) { me.mark(row, false); });
  this.tell("");
  this.number();
};

CONTROLS.pairs = Pairs;
