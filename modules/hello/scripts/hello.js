// The actions and the task of this module. Their names are called from pages as `hello.greet` and so on.

// Greets, and counts the greetings in the page's store, where pages/index.yaml shows them.
action("greet", function (ctx, sdk) {
  var times = (ctx.values.times || 0) + 1;
  return sdk.effects.respond(
    sdk.effects.notify(sdk.i18n.t("hello.greeting", {name: ctx.values.name}), null, "success"),
    sdk.effects.statePatch("/times", "set", times)
  );
});

// Starts the task below and shows it in a card.
action("start_picking", {permissions: ["hello.run"]}, function (ctx, sdk) {
  var count = ctx.values.count || 0;
  if (count < 1 || count > 100) {
    sdk.invalid("count", sdk.i18n.t("hello.pick.wrong_count"));
  }

  var taskId = sdk.tasks.runBackground(pickApples, sdk.i18n.t("hello.pick.title"), null, {count: count});
  var card = sdk.ui.BackgroundTask("card_" + taskId, {task_id: taskId, show_result: true});
  return sdk.effects.respond(sdk.effects.collectionAppend("baskets", "children", card));
});

task("pick_apples", {permissions: ["hello.run"], on_interruption: "resume"}, pickApples);

// An apple a second. What the checkpoint holds is there again when the host was restarted meanwhile, so that no apple is picked twice.
function pickApples(task, args, sdk) {
  var done = task.checkpoint || {picked: 0, asked: false};
  while (done.picked < args.count) {
    if (!done.asked && done.picked >= args.count / 2) {
      if (!goOn(task, done.picked, sdk)) {
        break;
      }

      done.asked = true;
    }

    sdk.sleep("1s");
    done.picked++;
    task.updateProgress(done.picked / args.count, done, sdk.i18n.t("hello.pick.step", {apple: done.picked, all: args.count}));
  }

  return {picked: done.picked};
}

// Waits for the user's answer, for as long as it takes. The two actions are the host's own.
function goOn(task, picked, sdk) {
  var question = sdk.ui.builder().add(
    sdk.ui.Text("question", {text: sdk.i18n.t("hello.pick.question", {count: picked})}),
    sdk.ui.Row("answers", {
      children: [
        sdk.ui.Button("yes", {label: sdk.i18n.t("hello.pick.go_on"), variant: "primary", action: "background_task.confirm", params: {task_id: task.id}}),
        sdk.ui.Button("no", {label: sdk.i18n.t("hello.pick.enough"), action: "background_task.decline", params: {task_id: task.id}})
      ]
    })
  );
  return task.requestConfirmation(question).confirmed;
}
