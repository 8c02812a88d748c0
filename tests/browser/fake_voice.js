/* A device's voice as a test wants it: window.said is what was asked of it, window.fakeVoice how it behaves. */
(function () {
  var queue = [], current = null, said = window.said = [], listeners = [];
  var fake = window.fakeVoice = {
    voices: [{ lang: "en-GB", localService: true, "default": true, voiceURI: "own" }, { lang: "en-US", localService: false, voiceURI: "far" }],
    fails: {}, // voice -> why
    silent: false, // it takes what is said, and nothing comes
    holds: true, // a sentence lasts until end() is called
    end: function () { var one = current; current = null; if (one) { tell(one, "end", {}); } next(); },
    begin: function () { tell(current, "start", {}); },
    told: function (voices) { fake.voices = voices; listeners.forEach(function (work) { work(); }); },
    stop: function () { var one = current; current = null; tell(one, "error", { error: "interrupted" }); } // another program did
  };
  function tell(one, name, event) { if (one["on" + name]) { one["on" + name](event); } }
  function next() {
    var one = current, why;
    if (current || !queue.length) { return; }
    one = current = queue.shift();
    if (fake.silent) { return; }
    why = fake.fails[one.voice ? one.voice.voiceURI : ""];
    Promise.resolve().then(function () {
      if (current !== one) { return; }
      if (why) { current = null; tell(one, "error", { error: why }); next(); return; }
      tell(one, "start", {});
      if (!fake.holds) { fake.end(); }
    });
  }
  Object.defineProperty(window, "speechSynthesis", { configurable: true, value: {
    speak: function (one) {
      said.push({ text: one.text, lang: one.lang, rate: one.rate, voice: one.voice ? one.voice.voiceURI : "" });
      queue.push(one);
      next();
    },
    cancel: function () {
      var all = current ? [current].concat(queue) : queue;
      queue = [];
      current = null;
      said.push("cancel");
      Promise.resolve().then(function () { all.forEach(function (one) { tell(one, "error", { error: "interrupted" }); }); });
    },
    getVoices: function () { return fake.voices; },
    addEventListener: function (name, work) { listeners.push(work); },
    get speaking() { return Boolean(current); },
    get pending() { return queue.length > 0; }
  } });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
})();
