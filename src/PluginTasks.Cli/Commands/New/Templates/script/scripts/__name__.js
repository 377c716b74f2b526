action("greet", function (ctx, sdk) {
  return sdk.effects.respond(sdk.effects.notify(sdk.i18n.t("__name__.hello", {name: ctx.values.name || ""})));
});

action("start_count", {permissions: ["__name__.run"]}, function (ctx, sdk) {
  var taskId = sdk.tasks.runBackground("__name__.count", sdk.i18n.t("__name__.count"));
  var card = sdk.ui.BackgroundTask("card_" + taskId, {task_id: taskId});
  return sdk.effects.respond(sdk.effects.collectionAppend(ctx.values.container_id || "cards", "children", card));
});

task("count", {permissions: ["__name__.run"]}, function (task, args, sdk) {
  var steps = args.steps || 10;
  for (var step = 1; step <= steps; step++) {
    sdk.sleep("300ms");
    task.updateProgress(step / steps, null, sdk.i18n.t("__name__.counting", {step: step, steps: steps}));
  }
  return {counted: steps};
});
