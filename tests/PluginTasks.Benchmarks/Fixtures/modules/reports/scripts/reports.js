action("refresh", function (ctx, sdk) { return sdk.effects.respond(); });
action("search", function (ctx, sdk) { return sdk.effects.respond(); });
action("export", function (ctx, sdk) { return sdk.effects.respond(); });
action("start", function (ctx, sdk) { return sdk.effects.respond(); });
action("stop", function (ctx, sdk) { return sdk.effects.respond(); });
action("open", function (ctx, sdk) { return sdk.effects.respond(); });
action("remove", function (ctx, sdk) { return sdk.effects.respond(); });
action("save", function (ctx, sdk) { return sdk.effects.respond(); });
