/**
 * For a page that was opened as a file: browsers load no modules and start no workers from there, so nothing of ours runs but this
 * script, which says so. It is a classic script for that reason.
 */
if (location.protocol === 'file:') {
  for (const app of document.querySelectorAll<HTMLElement>('lite-app')) {
    const notice = document.createElement('div');
    const title = document.createElement('strong');
    notice.setAttribute('role', 'alert');
    title.textContent = 'This page was opened as a file, and browsers run no apps from files.';
    const remedy = ' Put its folder on any web host, or look at it here with "lite serve" or "python -m http.server".';
    notice.append(title, remedy, ' "lite build --single-file" makes a page that opens as a file.');
    app.prepend(notice);
    app.style.display = 'block';
  }
}
