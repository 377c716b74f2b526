using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PluginTasks.Sandbox.Tests.Egress.Tunnels;

/// <summary>Speaks TLS with a certificate of its own and sends back what comes.</summary>
internal static class TlsServer
{
    private static readonly Lazy<X509Certificate2> Certificate = new(Make);

    public static RawServer Start() => new(async (server, stream, token) =>
    {
        await using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate.Value }, token);
        server.Received.Enqueue(tls.TargetHostName);
        await tls.CopyToAsync(tls, token);
    });

    /// <summary>A client over a tunnel; the name is what its hello asks for.</summary>
    public static async Task<SslStream> ClientAsync(Stream stream, string name)
    {
        var tls = new SslStream(stream);
#pragma warning disable CA5359 // The certificate is the test's own.
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = name, RemoteCertificateValidationCallback = (_, _, _, _) => true });
#pragma warning restore CA5359
        return tls;
    }

    public static async Task<string> EchoAsync(Stream stream, string text)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        var back = new byte[text.Length];
        await stream.ReadExactlyAsync(back);
        return Encoding.ASCII.GetString(back);
    }

    /// <summary>The first bytes that the framework's client sends.</summary>
    public static async Task<byte[]> HelloAsync(string name)
    {
        using var sent = new HelloStream();
        await Assert.ThrowsAnyAsync<Exception>(() => ClientAsync(sent, name));
        return sent.Written.ToArray();
    }

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Keeps what is written and has nothing to read.</summary>
    private sealed class HelloStream : MemoryStream
    {
        public MemoryStream Written { get; } = new();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Written.WriteAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => Written.Write(buffer, offset, count);
    }
}
