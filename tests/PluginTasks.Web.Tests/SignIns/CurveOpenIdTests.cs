namespace PluginTasks.Web.Tests.SignIns;

public sealed class CurveOpenIdTests() : OpenIdTests(usesCurve: true);
