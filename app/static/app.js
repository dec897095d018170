// "/" moves to the search box, unless something is being written.
document.addEventListener("keydown", (event) => {
  const box = document.querySelector("[data-search]");
  if (event.key !== "/" || !box || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  box.focus();
});
// Files go up as soon as they are chosen, so the button that does it by hand is not needed.
document.documentElement.classList.add("scripted");
