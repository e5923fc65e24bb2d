"""Addresses of Yours."""

from django.urls import path

from nearer.web.yours import (
    appearance,
    export,
    import_columns,
    imports,
    keys,
    language,
    privacy,
    privacy_delete,
    reminders,
    report,
    tags,
    views,
)

app_name = "yours"
urlpatterns = [
    path("yours/", views.yours, name="yours"),
    path("yours/preferences/", views.preferences, name="preferences"),
    path("yours/appearance/", appearance.appearance, name="appearance"),
    path("yours/language/", language.language, name="language"),
    path("yours/reminders/", reminders.show, name="reminders"),
    path("yours/reminders/file/", reminders.download, name="reminders_file"),
    path("yours/reminders/address/", reminders.subscribe, name="reminders_address"),
    path("yours/reminders/ring/", reminders.rings, name="reminders_ring"),
    path("calendar/<slug:token>.ics", reminders.calendar, name="calendar"),
    path("yours/stored/", privacy.stored, name="stored"),
    path("yours/passphrase/", keys.passphrase, name="passphrase"),
    path("yours/recovery-code/", keys.recovery_code, name="recovery_code"),
    path("yours/delete/", privacy_delete.delete, name="delete"),
    path("yours/export/", export.export, name="export"),
    path("yours/import/", imports.start, name="import"),
    path("yours/import/look/", imports.look, name="import_look"),
    path("yours/import/columns/", import_columns.columns, name="import_columns"),
    path("yours/import/too-large/", imports.too_large, name="import_too_large"),
    path("yours/import/take/", imports.take, name="import_take"),
    path("yours/import/throw-away/", imports.throw_away, name="import_throw_away"),
    path("yours/imports/<slug:batch>/", imports.arrival, name="arrival"),
    path("yours/report/", report.start, name="report"),
    path("yours/report/items/", report.items, name="report_items"),
    path("yours/report/preview/", report.preview, name="report_preview"),
    path("yours/report/letter/", report.letter, name="report_letter"),
    path("yours/report/delete/", report.delete, name="report_delete"),
    path("yours/report/take/<slug:ending>/", report.take, name="report_take"),
    path("yours/tags/", tags.tags, name="tags"),
    path("yours/tags/<slug:tag_id>/", tags.tag, name="tag"),
]
