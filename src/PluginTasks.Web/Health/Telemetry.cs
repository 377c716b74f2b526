using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PluginTasks.Web.Health;

/// <summary>Traces and figures by OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to. The other <c>OTEL_</c> variables count as well.</summary>
internal sealed class Telemetry : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The framework's source of a trace for each request, which tasks and module code go on with.</summary>
    private const string Requests = "Microsoft.AspNetCore";

    private readonly MeterProvider meters;
    private readonly TracerProvider traces;

    private Telemetry()
    {
        var resource = ResourceBuilder.CreateDefault().AddService("plugintasks").AddEnvironmentVariableDetector();
        meters = OpenTelemetry.Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(WebMetrics.Name).AddOtlpExporter().Build();
        traces = OpenTelemetry.Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Requests, WebMetrics.Name).AddOtlpExporter().Build();
    }

    /// <summary>Null where nobody is to be told.</summary>
    public static Telemetry? Start() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint)) ? null : new Telemetry();

    public void Dispose()
    {
        traces.Dispose();
        meters.Dispose();
    }
}
