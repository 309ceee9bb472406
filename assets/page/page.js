"use strict";
// One sound at a time. A mark plays its own stretch; a word plays on from itself; keys 1 to 4 change the take.
const LEAD = 0.25;
const players = [...document.querySelectorAll(".player")];
let playing = null;
let until = Infinity;

document.documentElement.classList.add("scripted");

const audioOf = (player) => player.querySelector("audio");
const playerOf = (take) => players.find((player) => player.dataset.take === take);

// Louder must not win: every take is turned down to the quietest one.
const loudness = players.map((player) => parseFloat(player.dataset.loudness)).filter(Number.isFinite);
const quietest = Math.min(...loudness);
for (const player of players) {
  const own = parseFloat(player.dataset.loudness);
  if (document.querySelector(".compare") && Number.isFinite(own)) {
    audioOf(player).volume = Math.max(0.05, Math.min(1, 10 ** ((quietest - own) / 20)));
  }
}

function play(player, from, to = Infinity) {
  if (playing && playing !== player) stop();
  playing = player;
  until = to;
  const audio = audioOf(player);
  audio.currentTime = Math.max(0, from);
  audio.play().catch(() => stop());
  player.classList.add("playing");
  player.closest("th")?.classList.add("active");
  label(player, "Stop");
  requestAnimationFrame(follow);
}

function stop() {
  if (!playing) return;
  audioOf(playing).pause();
  playing.classList.remove("playing");
  playing.closest("th")?.classList.remove("active");
  label(playing, "Play");
  show(playing);
  playing = null;
}

function label(player, verb) {
  player.querySelector(".play").setAttribute("aria-label", `${verb} take ${player.dataset.take}`);
}

function follow() {
  if (!playing) return;
  const audio = audioOf(playing);
  show(playing);
  if (audio.ended || audio.currentTime >= until) stop();
  else requestAnimationFrame(follow);
}

function show(player) {
  const at = audioOf(player).currentTime;
  const cursor = player.querySelector(".cursor");
  cursor.hidden = at === 0;
  cursor.style.left = `${Math.min(100, (100 * at) / player.dataset.seconds)}%`;
  player.querySelector(".at").textContent = `${Math.floor(at / 60)}:${(at % 60).toFixed(1).padStart(4, "0")}`;
  const words = document.querySelectorAll(`.words[data-take="${player.dataset.take}"] [data-at]`);
  let now = null;
  for (const word of words) {
    if (player === playing && parseFloat(word.dataset.at) <= at) now = word;
    word.classList.remove("now");
  }
  now?.classList.add("now");
}

// Where the take that plays is within an element, or how long after the last one it said.
function sameElement(from, to) {
  const at = audioOf(from).currentTime;
  const marks = [...document.querySelectorAll(`[data-element][data-take="${from.dataset.take}"]`)]
    .filter((mark) => parseFloat(mark.dataset.from) <= at)
    .sort((a, b) => b.dataset.from - a.dataset.from);
  for (const mark of marks) {
    const other = document.querySelector(`[data-element="${mark.dataset.element}"][data-take="${to.dataset.take}"]`);
    if (other) return parseFloat(other.dataset.from);
  }
  return 0;
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest("button.mark");
  const wave = event.target.closest(".player .wave");
  const word = event.target.closest("[data-at]");
  const button = event.target.closest(".play");
  if (button) {
    const player = button.closest(".player");
    const audio = audioOf(player);
    if (playing === player) stop();
    else play(player, audio.ended || audio.currentTime >= player.dataset.seconds - 0.1 ? 0 : audio.currentTime);
  } else if (mark) {
    const player = playerOf(mark.dataset.take);
    if (player) play(player, parseFloat(mark.dataset.from), parseFloat(mark.dataset.to));
  } else if (wave) {
    const player = wave.closest(".player");
    const box = wave.getBoundingClientRect();
    play(player, ((event.clientX - box.left) / box.width) * player.dataset.seconds);
  } else if (word) {
    const player = playerOf(word.closest(".words").dataset.take);
    if (player) play(player, parseFloat(word.dataset.at) - LEAD / 2);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const number = "1234".indexOf(event.key);
  if (event.key === "Escape") stop();
  else if (number >= 0 && document.querySelector(".compare") && players[number]) {
    play(players[number], playing ? sameElement(playing, players[number]) : 0);
  }
});
