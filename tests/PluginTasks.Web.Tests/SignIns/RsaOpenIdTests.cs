namespace PluginTasks.Web.Tests.SignIns;

public sealed class RsaOpenIdTests() : OpenIdTests(usesCurve: false);
