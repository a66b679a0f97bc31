using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PostBot.Core.Delivery;

namespace PostBot.WireTests.Faults;

/// <summary>
/// What a killed process runs: worlds with a relay each that never stop saying things. It starts ahead of its time and waits for the line
/// <c>folder minutes</c>: where its worlds are, and how far its clock is ahead. The platform is whoever listens on the port.
/// </summary>
internal static class RelayProcess
{
    /// <param name="args">The platform's port, how many worlds, how many messages each says (0 for without end).</param>
    public static async Task<int> Main(string[] args)
    {
        var (port, worlds, most) = (Number(args[0]), Number(args[1]), Number(args[2]));
        // The first world of a process takes half a second; it is one that nobody looks at.
        var warm = Path.Combine(Path.GetTempPath(), $"postbot-warm-{Environment.ProcessId}.db");
        File.Copy(args[3], warm);
        await using (var world = new RelayWorld(warm, new Remote(port, -1), TimeProvider.System))
        {
            await world.Say("warm", "C0");
            await world.Relay.Run(CancellationToken.None);
        }
        foreach (var left in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(warm) + "*")) File.Delete(left);
        Console.WriteLine("ready");
        if ((await Console.In.ReadLineAsync())?.Split('\t') is not [var folder, var minutes]) return 0;
        await Task.WhenAll(Enumerable.Range(0, worlds).Select(world => Task.Run(() => Live(Path.Combine(folder, $"{world}.db"), world, port, most, Number(minutes)))));
        Console.WriteLine("done");
        await Console.In.ReadLineAsync();
        return 0;
    }

    private static async Task Live(string file, int number, int port, int most, int minutes)
    {
        var platform = new Remote(port, number);
        var world = new RelayWorld(file, platform, TimeProvider.System);
        world.Clock.SetOffset(NodaTime.Duration.FromMinutes(minutes));
        for (var i = 0; most == 0 || i < most; i++)
        {
            var words = $"{number} {Environment.ProcessId} {i}";
            await world.Say(words, $"C{words.Replace(' ', '_')}");
            await platform.Accepted(words);
            await world.Relay.Run(CancellationToken.None);
        }
        while (await world.Relay.Run(CancellationToken.None) == TimeSpan.Zero)
        {
        }
    }

    private static int Number(string words) => int.Parse(words, CultureInfo.InvariantCulture);

    /// <summary>The platform behind a port: one line there, one word back; no word is no answer.</summary>
    internal sealed class Remote(int port, int world) : IChatSender
    {
        public Surface Surface => Surface.Slack;

        public SendingPace Pace { get; } = new(TimeSpan.Zero, Burst: 1_000_000, PerSecond: 1_000_000);

        public Task Accepted(string words) => Ask($"accepted\t{world}\t{words}");

        public async Task<SendOutcome> Send(OutgoingMessage message, CancellationToken cancel) =>
            Enum.TryParse<Fate>(await Ask($"send\t{world}\t{message.Id.ToString(CultureInfo.InvariantCulture)}"), out var fate) ? Delivered.Outcome(fate, message.Channel!) : new Unknown("no answer");

        private async Task<string?> Ask(string line)
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(IPAddress.Loopback, port);
            await using var stream = client.GetStream();
            await using var to = new StreamWriter(stream) { AutoFlush = true };
            using var from = new StreamReader(stream);
            await to.WriteLineAsync(line);
            try
            {
                return await from.ReadLineAsync();
            }
            catch (IOException)
            {
                return null;
            }
        }
    }
}
