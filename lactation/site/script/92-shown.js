/* What an address asks for, shown: a part of the page, and what was picked in a play (lines that were said, findings, a card, a pose). */
/* From other pieces: SENT_SHOWS, SHARE_SHOWN, openAround, sentLend, sentNote, sentTo, sentUnsay, shareScene. */

SENT_SHOWS.card = function (thing) {
  sentUnsay();
  openAround(thing.el);
  sentTo(thing.el);
};

// What a record would hold of somebody for whom the scene stands as it was sent.
function shownKept(play, now, found) {
  var moved = {};
  if (play.kind === "coach") { // its lines are the record
    return found.picked.map(function (one, i) { return { id: "sent" + i, at: i + 1, kind: "said", item: play.spec.item, option: one }; });
  }
  if (!now.signs.length) { return []; }
  now.signs.forEach(function (sign, i) { moved[sign] = found.moved[i]; });
  return [{ id: "sent", at: 1, kind: "pose", item: play.spec.item + "/" + found.picked[0], settings: moved, number: 0 }];
}

function shownScene(thing, body) {
  var play = thing.of, now = shareScene(thing), found = core.address_scene_read(now.choices, now.moved.length, body), state;
  if (play.kind !== "coach" && found.picked.length !== 1) { throw new Error("picked"); }
  state = core[play.kind + "_start"](play.spec, shownKept(play, now, found));
  if (play.kind === "coach" && state.said.length !== found.picked.length) { throw new Error("picked"); } // she is tired before that
  if (thing.kind === "asked") { state.at = now.choices.indexOf(found.picked[0]); }
  sentLend(play, state, WORDS.share_sent_scene, ["again", "next", "missed"]);
}

// Findings are in nobody's record, so there is nothing to come back to.
function shownFindings(thing, body) {
  var play = thing.of, found = core.address_scene_read(shareScene(thing).choices, 0, body);
  play.state = core[play.kind + "_start"](play.spec, []);
  found.picked.forEach(function (one) { play.state.chosen[one] = true; });
  play.shown(true);
  sentUnsay();
  if (found.picked.length) { sentNote(thing.el, WORDS.share_sent_finding, [[WORDS.share_sent_first, function () { sentUnsay(); play.tell("reset", "", "", true); }]]); }
  sentTo(thing.el);
}

SHARE_SHOWN.forEach(function (kind) { SENT_SHOWS[kind] = kind === "finding" ? shownFindings : shownScene; });
