/* What an address tells of a play whose state is what was picked of its choices (core/address_state.py): these, what was picked, what moved. */
// (What the two files of sharing ask of the core otherwise than by name after a point is on the page of that play, and does not come.)

var SHARE_SHOWN = ["scene", "asked", "finding"]; // how data-shares calls them
var SHARE_SCENES = {
  coach: function (play) { return { choices: play.spec.lines, picked: play.state.said }; },
  enough: shareAsked,
  sort_into: shareAsked,
  reasons: function (play) {
    var boards = play.spec.boards.map(function (one) { return one.id; });
    return { choices: boards, picked: [boards[play.state.at]] };
  },
  weigh: function (play) {
    var known = Object.keys(play.spec.findings).reduce(function (found, name) { return found.concat(play.spec.findings[name]); }, []);
    return { choices: known, picked: core["weighed"](play.spec, play.state) };
  },
  position: function (play) { // a pose that is done is told as it begins: the other one is to find it too
    var pose = play.spec.poses[play.state.at], wish = play.state.done[pose] ? play.spec.scenes[pose].signs : play.state.wish;
    var signs = ["line", "close", "support", "facing", "aim"];
    return { choices: play.spec.poses, picked: [pose], signs: signs, moved: signs.map(function (sign) { return wish[sign]; }) };
  }
};

function shareAsked(play) { return { choices: play.spec.cards, picked: [play.spec.cards[play.state.at]] }; }
function shareScene(thing) { return Object.assign({ signs: [], moved: [] }, SHARE_SCENES[thing.of.kind](thing.of)); }
