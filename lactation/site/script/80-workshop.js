/* Stories with a question before them; a workshop's bets, placed by groups and hidden until the run; the large view. */

function Bets(form, explorer) {
  var me = this, spec = json(form, "script.see"), id = form.dataset.lesson;
  this.explorer = explorer;
  this.form = form;
  this.readout = explorer.spec.readouts.filter(function (one) { return one.name === spec.bet; })[0];
  if (!this.readout) { return; }
  this.options = all(form, ".ask .choice span").map(function (span) { return span.textContent; });
  this.best = all(form, ".reason").findIndex(function (r) { return r.dataset.best === "1"; });
  this.name = id + "/bets";
  this.placed = memory.get(this.name) || [];
  var box = html("div", { class: "bets" });
  form.insertBefore(box, form.querySelector("button[type=submit]"));
  html("h3", {}, box, WORDS.bets_title);
  var row = html("p", { class: "row" }, box);
  var group = html("input", { type: "text", autocomplete: "off" }, html("label", {}, row, WORDS.bets_group + " "));
  var choice = html("select", { "aria-label": form.querySelector("legend").textContent }, row);
  this.options.forEach(function (option, i) { html("option", { value: i }, choice, option); });
  var label = core.fill_in(WORDS.bets_number, { label: this.readout.label, unit: this.readout.unit });
  var number = html("input", { type: "password", inputmode: "decimal", autocomplete: "off" }, html("label", {}, row, label + " "));
  var sure = html("select", { "aria-label": WORDS.sure_label }, row);
  [1, 2, 3].forEach(function (points) { html("option", { value: points }, sure, WORDS["bets_sure_" + points]); });
  var button = html("button", { type: "button", class: "quiet" }, row, WORDS.bets_place);
  this.problem = html("p", { class: "problem", role: "alert" }, box);
  this.list = html("ul", { "aria-live": "polite" }, box);
  var clear = html("button", { type: "button", class: "quiet" }, html("p", {}, box), WORDS.bets_clear);
  clear.addEventListener("click", function () { me.placed = []; me.keep(); me.hide(); });
  button.addEventListener("click", function () {
    var value = parseFloat(number.value.replace(",", "."));
    var fine = Boolean(group.value.trim()) && isFinite(value);
    me.problem.hidden = fine;
    if (!fine) { me.problem.textContent = core.fill_in(WORDS.bets_missing, { found: "“" + group.value + "”, “" + number.value + "”" }); return; }
    me.placed.push({ group: group.value.trim(), choice: +choice.value, number: value, sure: +sure.value });
    me.keep();
    group.value = number.value = "";
    choice.selectedIndex = sure.selectedIndex = 0; // the next group must not read it
    me.hide();
    group.focus();
  });
  this.uncover = html("button", { type: "button" }, null, WORDS.bets_uncover);
  box.insertBefore(this.uncover, this.list);
  this.uncover.addEventListener("click", function () { me.uncover.hidden = true; me.show(); form.querySelector(".then").hidden = false; });
  this.uncover.hidden = this.problem.hidden = true;
  this.hide();
}

// The run comes first, in silence; then the bets and the explanation.
Bets.prototype.wait = function (form) {
  if (!this.readout || !this.placed.length || !this.explorer.el.classList.contains("workshop")) { this.show(); return; }
  this.hide();
  this.uncover.hidden = false;
  form.querySelector(".then").hidden = true;
  all(form, ".reason, .sources").forEach(function (el) { el.hidden = true; });
};

Bets.prototype.keep = function () { memory.set(this.name, this.placed); };

Bets.prototype.hide = function () {
  this.list.textContent = "";
  this.placed.forEach(function (bet) { html("li", {}, this.list, core.fill_in(WORDS.bets_hidden, { group: bet.group })); }, this);
};

Bets.prototype.show = function () {
  if (!this.readout) { return; }
  var me = this, model = this.explorer.result.readouts[this.readout.name];
  var form = this.explorer.spec.forms[this.readout.name] || "0";
  function text(value) { return (core.as_text(value, form, WORDS) + " " + me.readout.unit).trim(); }
  function away(bet) { return Math.abs(bet.number - model); }
  this.list.textContent = "";
  this.placed.slice().sort(function (a, b) { return away(a) - away(b); }).forEach(function (bet) {
    html("li", {}, me.list, core.fill_in(WORDS.bets_shown, { group: bet.group, option: me.options[bet.choice],
      right: bet.choice === me.best ? WORDS.right : WORDS.not_quite, number: text(bet.number), model: text(model), gap: text(away(bet)),
      points: core.fixed((bet.choice === me.best ? 1 : -1) * (bet.sure || 1), 0) }));
  });
  reveal(this.form, chosen(this.form));
};

function startWorkshop(button, section) {
  function set(on) {
    section.classList.toggle("workshop", on);
    all(document, "body > :not(main), main > *").forEach(function (el) { el.inert = on && !el.contains(section); });
    button.textContent = on ? WORDS.workshop_end : WORDS.workshop;
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    var on = !section.classList.contains("workshop");
    set(on);
    // Where the browser has no full screen, the large view is enough.
    if (on && section.requestFullscreen) { section.requestFullscreen().catch(function () {}); }
    else if (!on && document.fullscreenElement) { document.exitFullscreen(); }
  });
  document.addEventListener("fullscreenchange", function () { if (!document.fullscreenElement) { set(false); } });
  section.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && section.classList.contains("workshop") && !document.fullscreenElement) { set(false); button.focus(); }
  });
}
