action("greet", function (ctx, sdk) {
  return sdk.effects.respond(sdk.effects.notify(sdk.i18n.t("__name__.hello", { name: ctx.name })));
});

action("start_count", function (ctx, sdk) {
  var taskId = sdk.tasks.runBackground("__name__.count", { label: sdk.i18n.t("__name__.count") });
  var card = sdk.ui.BackgroundTask("card_" + taskId, { task_id: taskId });
  return sdk.effects.respond(sdk.effects.collectionAppend(ctx.container_id || "cards", "children", card));
});

task("count", function (task, args, sdk) {
  var steps = 10;
  for (var step = 1; step <= steps; step++) {
    sdk.tasks.updateProgress(task.id, step / steps, { label: sdk.i18n.t("__name__.counting", { step: step, steps: steps }) });
  }
  return { counted: steps };
});
