using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;

namespace PostBot.WireTests.Faults;

/// <summary>Real processes that die at any moment (kill -9), each with thirty outboxes in thirty files: every kill finds each of them somewhere else.</summary>
public sealed class RelayKillTests
{
    private const int Worlds = 30;
    private const int Kills = 8;

    [Fact]
    public async Task Two_hundred_kills_lose_nothing_and_double_only_what_the_platform_failed_over()
    {
        using var platform = new Platform(seed: 7);
        using var place = await Place.Of(Worlds);
        var points = 0;
        var random = new Random(11);
        var next = place.Start(platform, Worlds, most: 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var (running, ahead) = (next, platform.Calls + random.Next(60, 240));
            await running.Ready();
            // The next one starts while this one lives.
            if (kill < Kills - 1) next = place.Start(platform, Worlds, most: 0);
            running.Go(place, minutes: kill * 5);
            await platform.Reached(ahead);
            running.Kill();
            points += await place.Unfinished();
        }
        Assert.True(points >= 200, $"{points} kill points");

        var (twice, doubts) = (0, 0);
        for (var world = 0; world < Worlds; world++)
        {
            var time = new ManualTime();
            time.Advance(TimeSpan.FromDays(3650));
            await using var last = new RelayWorld(place.File(world), new RelayProcess.Remote(platform.Port, world), time);
            await last.Drain(by => time.Advance(by.ToTimeSpan()));
            var rows = await last.Rows();
            var faults = string.Join("; ", platform.Delivered.Faults(world, rows));
            Assert.True(faults.Length == 0, $"{world}: {faults}");
            var said = rows.Where(row => row.Face is null).Select(RelayWorld.Words).ToList();
            Assert.Equal(said.Count, said.Distinct().Count());
            Assert.Equal([], platform.Accepted(world).Except(said));
            twice += rows.Where(row => row.Kind == SendKind.Post).Sum(row => Math.Max(0, platform.Delivered.Times(world, row.Id) - 1));
            doubts += rows.Sum(row => row.Doubts);
        }
        Assert.True(twice <= doubts, $"{twice} twice, {doubts} doubts");
    }

    [Fact]
    public async Task Two_processes_on_one_outbox_send_each_message_once()
    {
        using var platform = new Platform(seed: null);
        using var place = await Place.Of(1);
        var (one, other) = (place.Start(platform, 1, most: 60), place.Start(platform, 1, most: 60));
        await Task.WhenAll(one.Ready(), other.Ready());
        one.Go(place, minutes: 0);
        other.Go(place, minutes: 0);
        await Task.WhenAll(one.Done(), other.Done());
        await using var world = new RelayWorld(place.File(0), new RelayProcess.Remote(platform.Port, 0), TimeProvider.System);
        var rows = await world.Rows();
        one.Kill();
        other.Kill();
        Assert.Equal(120, rows.Count);
        Assert.All(rows, row => Assert.Equal((OutgoingState.Sent, 1), (row.State, platform.Delivered.Times(0, row.Id))));
    }

    /// <summary>The files of some worlds.</summary>
    private sealed class Place(DirectoryInfo folder, int worlds) : IDisposable
    {
        private readonly List<Running> started = [];

        public string Folder => folder.FullName;

        public static async Task<Place> Of(int worlds)
        {
            var place = new Place(Directory.CreateTempSubdirectory("postbot-kills-"), worlds);
            await RelayWorld.Found(place.Empty);
            for (var world = 0; world < worlds; world++) System.IO.File.Copy(place.Empty, place.File(world));
            return place;
        }

        private string Empty => Path.Combine(folder.FullName, "empty.db");

        public string File(int world) => Path.Combine(folder.FullName, $"{world}.db");

        public Running Start(Platform platform, int count, int most)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "PostBot.WireTests.dll"), .. new[] { platform.Port, count, most }.Select(number => number.ToString(CultureInfo.InvariantCulture)), Empty]) start.ArgumentList.Add(argument);
            start.Environment["DOTNET_TieredPGO"] = "0";
            var running = new Running(Process.Start(start)!);
            started.Add(running);
            return running;
        }

        /// <summary>How many worlds the last kill found with something to do.</summary>
        public async Task<int> Unfinished()
        {
            var count = 0;
            for (var world = 0; world < worlds; world++)
            {
                using var connection = PostBot.Core.CoreServices.JobStoreProvider.CreateConnection()!;
                connection.ConnectionString = $"Data Source={File(world)};Pooling=False";
                await connection.OpenAsync();
                using var command = connection.CreateCommand();
                command.CommandText = """SELECT EXISTS (SELECT 1 FROM "Outbox" WHERE "State" IN (0, 1))""";
                if (await command.ExecuteScalarAsync() is 1L) count++;
            }
            return count;
        }

        public void Dispose()
        {
            foreach (var running in started) running.Kill();
            folder.Delete(recursive: true);
        }
    }

    private sealed class Running(Process process)
    {
        public async Task Ready() => Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());

        public async Task Done() => Assert.Equal("done", await process.StandardOutput.ReadLineAsync());

        public void Go(Place place, int minutes) => process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place.Folder}\t{minutes}"));

        public void Kill()
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
        }
    }

    /// <summary>The platform, which outlives every process: it keeps what arrived, and answers by chance.</summary>
    private sealed class Platform : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly ConcurrentDictionary<int, ConcurrentBag<string>> accepted = new();
        private readonly Random? random;
        private readonly Lock guard = new();
        private TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int calls;

        /// <param name="seed">Null for a platform that is always well.</param>
        public Platform(int? seed)
        {
            random = seed is { } given ? new Random(given) : null;
            listener.Start();
            _ = Task.Run(Listen);
        }

        public Delivered Delivered { get; } = new();

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public int Calls => Volatile.Read(ref calls);

        public ConcurrentBag<string> Accepted(int world) => accepted.GetValueOrDefault(world) ?? [];

        public async Task Reached(int count)
        {
            while (true)
            {
                Task next;
                lock (guard) next = called.Task;
                if (Calls >= count) return;
                await next.WaitAsync(TimeSpan.FromSeconds(60));
            }
        }

        public void Dispose() => listener.Dispose();

        private async Task Listen()
        {
            try
            {
                while (true)
                {
                    var client = await listener.AcceptTcpClientAsync();
                    _ = Task.Run(() => Serve(client));
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
            }
        }

        private async Task Serve(TcpClient client)
        {
            using (client)
            {
                try
                {
                    await using var stream = client.GetStream();
                    using var from = new StreamReader(stream);
                    await using var to = new StreamWriter(stream) { AutoFlush = true };
                    if ((await from.ReadLineAsync())?.Split('\t') is not [var what, var world, var words]) return;
                    var number = int.Parse(world, CultureInfo.InvariantCulture);
                    if (what == "accepted") accepted.GetOrAdd(number, _ => []).Add(words);
                    await to.WriteLineAsync(what == "accepted" ? "ok" : Take(number, long.Parse(words, CultureInfo.InvariantCulture)));
                }
                // The process that asked is dead.
                catch (IOException)
                {
                }
            }
        }

        private string Take(int world, long message)
        {
            Fate fate;
            lock (guard)
            {
                fate = random is null ? Fate.Arrives : Delivered.Any(random);
                Delivered.Take(world, message, fate);
                if (world >= 0) calls++;
                called.SetResult();
                called = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            return fate is Fate.Silent or Fate.SilentAfterwards ? "" : fate.ToString();
        }
    }
}
