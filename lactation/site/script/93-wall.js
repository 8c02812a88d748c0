/* A phone in the room of a class wall (lactation/wall): sends what is answered, and goes where the group goes. */
/* From other pieces: WALL, here, html, store. */

// All it keeps lies in this tab: the room, its number, what waits to be sent, and what was sent, for a laptop that begins anew.
// No name and no own words go: only fields that are ids of options and numbers, and only of what the group has now.
var WALL_KEY = "milk-in-motion-wall";
var WALL_FIELDS = ["id", "at", "kind", "item", "option", "sure", "heights", "number", "attempt", "right"];
var WALL_AT_ONCE = 20, WALL_LETTERS = 12000; // of a request: events, and letters as the laptop takes them
var WALL_MOST = 400; // events that wait, or that were sent
var WALL_RETRY_MS = [1000, 2000, 4000, 5000];
var WALL_SILENT_MS = 40000; // a request is answered after 25 s at the latest: later the line is gone, and nobody says so
var WALL_TYPED_MS = 60000; // so long after a key somebody is still writing

WALL.join = function () {
  var kept = read(), strip, says, buttons, typed = 0, field = null, failed = 0, sending = false, asks = null, gone = false;
  if (!kept || !kept.room || !kept.words) { return; }

  function read() { try { return JSON.parse(window.sessionStorage.getItem(WALL_KEY)); } catch (error) { return null; } }
  function keep() { try { window.sessionStorage.setItem(WALL_KEY, JSON.stringify(kept)); } catch (error) { /* full: it is sent from here */ } }
  function fill(name, values) { return kept.words[name].replace(/\{(\w+)\}/g, function (whole, key) { return key in values ? values[key] : whole; }); }

  /* ---- what is sent ---- */

  function offer(event) {
    var sent = {};
    if (gone || kept.takes.indexOf(event.kind) < 0) { return; }
    WALL_FIELDS.forEach(function (name) { if (name in event) { sent[name] = event[name]; } });
    kept.queue = kept.queue.concat(sent).slice(-WALL_MOST);
    keep();
    send();
  }
  function wanted() { return kept.queue.filter(function (event) { return kept.items[event.item] === event.kind; }); }

  // As many as one request may hold.
  function some(events) {
    var letters = 0;
    return events.slice(0, WALL_AT_ONCE).filter(function (event, i) {
      letters += JSON.stringify(event).length;
      return i === 0 || letters <= WALL_LETTERS;
    });
  }

  // In their order, some at a time; each stays until the laptop has said that it has it, or why it will not.
  function send() {
    var now = some(wanted());
    if (sending || gone || !now.length) { show(); return; }
    sending = true;
    ask("send", { events: now }).then(function (told) {
      var done = told.kept.concat(told.refused.map(function (one) { return one.id; }));
      sending = false;
      failed = 0;
      kept.sent = kept.sent.concat(now.filter(function (event) { return told.kept.indexOf(event.id) >= 0; })).slice(-WALL_MOST);
      kept.queue = kept.queue.filter(function (event) { return done.indexOf(event.id) < 0; });
      keep();
      send();
    }, function () { sending = false; lost(send); });
  }

  function ask(way, sent) {
    var how = { cache: "no-store" }, stop = window.AbortController && new AbortController();
    if (sent) {
      sent.room = kept.room;
      sent.phone = kept.phone;
      how = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) };
    }
    if (stop) {
      how.signal = stop.signal;
      window.setTimeout(function () { stop.abort(); }, WALL_SILENT_MS);
    }
    return window.fetch("/wall/api/" + way, how).then(function (answer) {
      if (answer.status === 404 && !gone) { closed(); }
      if (!answer.ok) { throw new Error(answer.status); }
      return answer.json();
    });
  }
  function lost(again) {
    if (gone) { return; }
    failed += 1;
    show();
    window.setTimeout(again, WALL_RETRY_MS[Math.min(failed, WALL_RETRY_MS.length) - 1]);
  }

  /* ---- where the group is ---- */

  function listen() {
    if (gone) { return; }
    ask("now?room=" + kept.room + "&phone=" + kept.phone + "&seen=" + kept.boot + "." + kept.step).then(function (told) {
      failed = 0;
      take(told);
      send();
      listen();
    }, function () { lost(listen); });
  }

  // After a new start the laptop knows nothing: what was sent is sent once more, and counts once.
  function take(told) {
    var moved = told.boot !== kept.boot || told.step !== kept.step;
    if (told.boot !== kept.boot) { kept.queue = kept.sent.concat(kept.queue); kept.sent = []; }
    kept.boot = told.boot;
    kept.step = told.step;
    kept.items = told.items;
    kept.takes = told.takes;
    if (told.page) { kept.page = told.page; kept.title = told.title; }
    keep();
    if (moved && told.page && !there()) {
      if (kept.stays || writing()) { asks = kept.stays ? "strip_moves" : "strip_typing"; } else { go(); }
    } else if (moved) { asks = null; }
    show();
  }

  function there() { return here.page() === "/" + kept.page.split("#")[0] && here.hash() === "#" + kept.page.split("#")[1]; }
  function go() {
    asks = null;
    kept.stays = false;
    keep();
    here.go("/" + kept.page);
    show();
  }
  function writing() { return Boolean(field) && Date.now() - typed < WALL_TYPED_MS && document.contains(field) && field.value.trim() !== ""; }

  /* ---- the strip ---- */

  function button(name, work) {
    var made = html("button", { type: "button", class: "quiet" }, buttons, kept.words[name]);
    made.addEventListener("click", work);
    return made;
  }
  function build() {
    html("link", { rel: "stylesheet", href: "/wall/phone.css" }, document.head);
    strip = html("aside", { class: "wall-strip", "aria-label": kept.words.strip_name }, document.body);
    says = html("p", { role: "status" }, strip);
    buttons = html("span", { class: "buttons" }, strip);
    buttons.go = button("strip_go", go);
    buttons.stay = button("strip_stay", function () { kept.stays = true; asks = null; keep(); show(); });
    buttons.leave = button("strip_leave", leave);
  }
  function show() {
    var n = wanted().length, away = Boolean(kept.page) && !there(), text = fill("strip_room", { code: kept.room });
    if (failed > 1) { text += " · " + (n ? fill("strip_waits", { n: n }) : kept.words.strip_lost); }
    else if (n) { text += " · " + kept.words.strip_busy; }
    else if (kept.sent.length) { text += " · " + kept.words.strip_sent; }
    if (asks) { text = fill(asks, { title: kept.title }); }
    if (says.textContent !== text) { says.textContent = text; }
    strip.classList.toggle("asks", Boolean(asks));
    buttons.go.hidden = !away;
    buttons.stay.hidden = asks !== "strip_typing";
  }

  /* ---- going ---- */

  function over() {
    gone = true;
    try { window.sessionStorage.removeItem(WALL_KEY); } catch (error) { /* gone with the tab */ }
    strip.remove();
  }
  function closed() { // another room may be open
    over();
    buttons.textContent = "";
    strip.className = "wall-strip asks";
    says.textContent = kept.words.strip_closed;
    button("strip_join", function () { here.go("/wall/join"); });
    document.body.append(strip);
  }
  function leave() {
    ask("leave", {}).catch(function () { /* the room forgets it by itself */ });
    over();
  }

  document.addEventListener("input", function (event) {
    if (event.target.matches("textarea, input[type=text]")) { typed = Date.now(); field = event.target; }
  });
  window.addEventListener("online", function () { if (failed) { send(); } });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { kept = read() || kept; show(); } });
  var add = store.add;
  store.add = function (data) {
    var event = add(data);
    offer(event);
    return event;
  };
  build();
  show();
  listen();
  send();
};
