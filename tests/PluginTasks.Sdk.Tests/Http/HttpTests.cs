using System.Text;

namespace PluginTasks.Sdk.Tests.Http;

public sealed class HttpTests
{
    [Fact]
    public void Json_Body_IsWrittenWithItsContentType()
    {
        var call = HttpCall.Json("PUT", "https://api.example.com/v1/x", new { RowCount = 1 });

        Assert.Equal("PUT", call.Method);
        Assert.Equal("application/json", call.Headers["Content-Type"]);
        Assert.Equal("""{"row_count":1}""", Encoding.UTF8.GetString(call.Body!.Value.Span));
    }

    [Fact]
    public void Call_LimitsThatAreNone_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HttpCall { Url = "x", Timeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HttpCall { Url = "x", MaxReplyBytes = 0 });
    }

    [Fact]
    public void Reply_Body_IsReadAsTextAndJson()
    {
        var reply = new HttpReply { Status = 200, Body = Encoding.UTF8.GetBytes("""{"row_count":2}""") };

        Assert.Equal("""{"row_count":2}""", reply.Text());
        Assert.Equal(2, reply.Json<JsonMap>()!.Get<int>("row_count"));
        Assert.Same(reply, reply.EnsureSuccess());
    }

    [Fact]
    public void EnsureSuccess_OtherStatus_NamesIt()
    {
        var problem = Assert.Throws<SdkException>(() => new HttpReply { Status = 404 }.EnsureSuccess());

        Assert.Equal("http_failed", problem.Code);
        Assert.Contains("404", problem.Message, StringComparison.Ordinal);
    }
}
