using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PluginTasks.Web.Health;

/// <summary>The host's figures: one meter, read by Prometheus and by whoever else listens to it. Thread safe.</summary>
internal sealed class WebMetrics : IDisposable
{
    public const string Name = "PluginTasks";

    private readonly Meter meter = new(Name);
    private readonly PrometheusText text;
    private readonly Counter<long> signIns;
    private readonly Histogram<double> requests;

    public WebMetrics()
    {
        signIns = meter.CreateCounter<long>("plugintasks_sign_ins_total", null, "Sign-ins, by how they went.");
        requests = meter.CreateHistogram<double>("plugintasks_http_request_seconds", "s", "How long requests took.");
        text = new PrometheusText(meter);
    }

    public Meter Meter => meter;

    public void SignedIn(string how) => signIns.Add(1, new KeyValuePair<string, object?>("how", how));

    public async Task MeasureAsync(HttpContext context, RequestDelegate next)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            // By the route, not by the path: of these there are as many as somebody makes up.
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
            requests.Record(
                Stopwatch.GetElapsedTime(start).TotalSeconds,
                new KeyValuePair<string, object?>("method", Known(context.Request.Method)),
                new KeyValuePair<string, object?>("route", route),
                new KeyValuePair<string, object?>("status", context.Response.StatusCode.ToString(CultureInfo.InvariantCulture)));
        }
    }

    public string Write() => text.Write();

    public void Dispose()
    {
        text.Dispose();
        meter.Dispose();
    }

    private static string Known(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "OPTIONS" or "PATCH" ? method : "other";
}
