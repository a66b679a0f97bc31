using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace PostBot.Benchmarks;

/// <summary>How a run went; times in milliseconds.</summary>
internal sealed record LoadResult(double PerSecond, double P50, double P99, int Failed);

/// <summary>Callers that each wait for their answer before they ask again: signed slash commands over plain sockets, so that the client costs little.</summary>
internal sealed class SlackLoad(Uri address, int callers)
{
    private static int trigger;

    /// <summary>One line by the admin, and the body of its answer; throws unless it was answered and not refused.</summary>
    public async Task<string> Say(string line)
    {
        using var caller = await Caller.Open(address);
        var (status, body) = await caller.Ask(line, "U0");
        if (status != 200 || body.Contains("I do not", StringComparison.Ordinal)) throw new InvalidOperationException($"{line}: {status} {body}");
        return body;
    }

    /// <summary>What one line by the admin is answered.</summary>
    public async Task<string> Answer(string line)
    {
        using var caller = await Caller.Open(address);
        return (await caller.Ask(line, "U0")).Body;
    }

    /// <summary>The median time of one line after another by the admin, in milliseconds.</summary>
    public async Task<double> Median(Func<string> line, int count)
    {
        using var caller = await Caller.Open(address);
        for (var i = 0; i < 50; i++) await caller.Ask(line(), "U0");
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var asked = line();
            var start = Stopwatch.GetTimestamp();
            var (status, body) = await caller.Ask(asked, "U0");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (status != 200 || body.Contains("broke on our side", StringComparison.Ordinal) || body.Contains("I do not", StringComparison.Ordinal)) throw new InvalidOperationException($"{asked}: {status} {body}");
        }
        times.Sort();
        return times[count / 2];
    }

    public async Task Times(Func<string> line, int count)
    {
        var left = count;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            using var caller = await Caller.Open(address);
            while (Interlocked.Decrement(ref left) >= 0) await caller.Ask(line(), User());
        }));
    }

    /// <param name="perSecond">Asks at this rate at most; null as fast as answers come.</param>
    public async Task<LoadResult> Run(Func<string> line, TimeSpan length, double? perSecond)
    {
        var times = new List<double>[callers];
        var failed = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async index =>
        {
            using var caller = await Caller.Open(address);
            var mine = times[index] = [];
            var between = perSecond is { } rate ? TimeSpan.FromSeconds(callers / rate) : TimeSpan.Zero;
            var next = between * ((double)index / callers);
            while (watch.Elapsed < length)
            {
                if (between > TimeSpan.Zero)
                {
                    if (next > watch.Elapsed) await Task.Delay(next - watch.Elapsed);
                    next += between;
                }
                var before = watch.Elapsed;
                var (status, body) = await caller.Ask(line(), User());
                mine.Add((watch.Elapsed - before).TotalMilliseconds);
                if (status != 200 || body.Contains("broke on our side", StringComparison.Ordinal) || body.Contains("lot at once", StringComparison.Ordinal) || body.Contains("There is no", StringComparison.Ordinal)) Interlocked.Increment(ref failed);
            }
        }));
        var all = times.SelectMany(one => one).Order().ToList();
        return new LoadResult(all.Count / watch.Elapsed.TotalSeconds, all[all.Count / 2], all[(int)(all.Count * 0.99)], failed);
    }

    private static string User() => string.Create(CultureInfo.InvariantCulture, $"U{Volatile.Read(ref trigger) % 500}");

    private sealed class Caller : IDisposable
    {
        private static readonly byte[] key = Encoding.UTF8.GetBytes(RunningBot.Secret);

        private readonly Socket socket;
        private readonly byte[] buffer = new byte[64 * 1024];
        private readonly Uri address;

        private Caller(Socket socket, Uri address)
        {
            this.socket = socket;
            this.address = address;
        }

        public static async Task<Caller> Open(Uri address)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, address.Port);
            return new Caller(socket, address);
        }

        public async Task<(int Status, string Body)> Ask(string line, string user)
        {
            var id = Interlocked.Increment(ref trigger);
            var body = string.Create(CultureInfo.InvariantCulture, $"team_id=T1&team_domain=d&channel_id=C1&channel_name=g&user_id={user}&user_name={user}&command=%2Fpost&text={Uri.EscapeDataString(line)}&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1%2F1%2Fx&trigger_id={Environment.ProcessId}.{id}&api_app_id=A1");
            var at = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"v0:{at}:{body}")));
            var request = $"POST /slack/commands HTTP/1.1\r\nHost: 127.0.0.1:{address.Port}\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Slack-Request-Timestamp: {at}\r\nX-Slack-Signature: v0={signature}\r\nContent-Length: {body.Length}\r\n\r\n{body}";
            await socket.SendAsync(Encoding.ASCII.GetBytes(request));
            var have = 0;
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(have));
                if (read == 0) return (0, "closed");
                have += read;
                var head = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
                if (head < 0) continue;
                var headers = Encoding.ASCII.GetString(buffer, 0, head);
                var length = headers.Split("Content-Length: ") is [_, var rest] ? int.Parse(rest.Split('\r')[0], CultureInfo.InvariantCulture) : Chunked(have);
                if (length < 0 || have < head + 4 + length) continue;
                return (int.Parse(headers.AsSpan(9, 3), CultureInfo.InvariantCulture), Encoding.UTF8.GetString(buffer, head + 4, length));
            }
        }

        public void Dispose() => socket.Dispose();

        /// <summary>A response without a length ends with an empty chunk.</summary>
        private int Chunked(int have) => buffer.AsSpan(0, have).EndsWith("0\r\n\r\n"u8) ? have - buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8) - 4 : -1;
    }
}
