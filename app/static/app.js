// "/" moves to the search box, unless something is being written.
document.addEventListener("keydown", (event) => {
  const box = document.querySelector("[data-search]");
  if (event.key !== "/" || !box || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  box.focus();
});
// Files go up as soon as they are chosen, so the button that does it by hand is not needed.
document.documentElement.classList.add("scripted");
// The menu closes when attention goes elsewhere.
document.addEventListener("click", (event) => {
  const menu = document.querySelector(".more-menu[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector(".more-menu[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
