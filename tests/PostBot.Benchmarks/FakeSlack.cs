using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PostBot.Benchmarks;

/// <summary>A Slack that knows everybody as a member and takes no message: what is measured is the work up to the outbox, not the network behind it.</summary>
internal sealed class FakeSlack : IDisposable
{
    private const int TooMany = 429;

    private readonly HttpListener listener = new();

    public FakeSlack()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        _ = Task.Run(Answer);
    }

    public Uri Address { get; }

    public void Dispose() => listener.Close();

    private async Task Answer()
    {
        try
        {
            while (listener.IsListening)
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var asked = await reader.ReadToEndAsync();
                var person = asked.Split('&').Select(pair => pair.Split('=')).FirstOrDefault(pair => pair is ["user", _])?[1] ?? "U0";
                var known = context.Request.Url!.AbsolutePath.EndsWith("users.info", StringComparison.Ordinal);
                var body = Encoding.UTF8.GetBytes(known
                    ? $$$"""{"ok":true,"user":{"id":"{{{person}}}","team_id":"T1","name":"{{{person}}}","real_name":"{{{person}}}","tz":"Europe/London","deleted":false,"is_bot":false,"is_restricted":false,"is_ultra_restricted":false,"profile":{"real_name":"{{{person}}}"} } }"""
                    : """{"ok":false,"error":"ratelimited"}""");
                if (!known)
                {
                    context.Response.StatusCode = TooMany;
                    context.Response.AddHeader("Retry-After", "3600");
                }
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(body);
                context.Response.Close();
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // The measurement is over.
        }
    }
}
