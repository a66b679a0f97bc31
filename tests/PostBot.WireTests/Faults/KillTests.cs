using System.Diagnostics;
using System.Globalization;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Faults;

/// <summary>The process dies without warning, as on a power cut, between acknowledging Slack and doing the work.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task What_was_acknowledged_before_a_kill_has_its_effect_once_after_the_restart()
    {
        await using var slack = await FakeSlack.Start();
        var folder = Directory.CreateTempSubdirectory("postbot-kill-");
        var requests = new SlackRequests();
        try
        {
            var acknowledged = 0;
            for (var round = 0; round < 5; round++)
            {
                using var running = await Running.Start(folder.FullName, slack);
                if (round == 0)
                {
                    foreach (var line in (string[])["setup", "project add NIGHTFALL episodic", "episode add NIGHTFALL 101", "resource add \"Color 1\" color"]) await running.Send(requests.Slash(line, responseUrl: slack.ResponseUrl("kill")));
                }
                // Four people at once; the kill comes the moment the last of them is acknowledged.
                var first = acknowledged;
                await Task.WhenAll(Enumerable.Range(0, 4).Select(async person =>
                {
                    var day = new DateTime(2030, 1, 1).AddDays(first + person).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                    var status = await running.Send(requests.DirectMessage($"hold Color 1 {day} 10-18 for NIGHTFALL 101", user: $"U0P{person}", ts: $"17{round}{person}.000{person}", eventId: $"Ev{round}{person}"));
                    Assert.Equal(200, status);
                    Interlocked.Increment(ref acknowledged);
                }));
                running.Kill();
            }
            await using var bot = await PostBotApp.Start(
                $"PostBot:Database=Data Source={Path.Combine(folder.FullName, "postbot.db")}",
                $"PostBot:Slack:SigningSecret={SlackRequests.Secret}", $"PostBot:Slack:BotToken={FakeSlack.Token}", $"PostBot:Slack:ApiUrl={slack.ApiUrl}");
            await bot.Settle();
            var ana = bot.Person("ana");
            Assert.StartsWith($"{acknowledged} bookings for Color 1", (await ana.Says("bookings Color 1 1 Jan 2030 - 25 Jan 2030")).Headline);
            Assert.DoesNotContain("second in line", (await ana.Says($"B{acknowledged}")).Text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The host as a process that can be killed.</summary>
    private sealed class Running(Process process, HttpClient http) : IDisposable
    {
        public static async Task<Running> Start(string folder, FakeSlack slack)
        {
            var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])
            [
                Path.Combine(AppContext.BaseDirectory, "PostBot.Host.dll"), "--Urls=http://127.0.0.1:0", "--hostBuilder:reloadConfigOnChange=false", $"--PostBot:Database=Data Source={Path.Combine(folder, "postbot.db")}",
                $"--PostBot:Slack:SigningSecret={SlackRequests.Secret}", $"--PostBot:Slack:BotToken={FakeSlack.Token}", $"--PostBot:Slack:ApiUrl={slack.ApiUrl}", "--PostBot:Admins:0=slack:U0ANA",
            ]) start.ArgumentList.Add(argument);
            var process = Process.Start(start)!;
            process.BeginErrorReadLine();
            const string Told = "PostBot is at ";
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (!line.StartsWith(Told, StringComparison.Ordinal)) continue;
                // What it says from here on is read and dropped, or a full pipe would stop it.
                _ = process.StandardOutput.ReadToEndAsync();
                return new Running(process, new HttpClient { BaseAddress = new Uri(line[Told.Length..]) });
            }
            throw new InvalidOperationException("The host stopped at start.");
        }

        public async Task<int> Send(HttpRequestMessage request)
        {
            using (request)
            {
                using var response = await http.SendAsync(request);
                return (int)response.StatusCode;
            }
        }

        public void Kill()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            http.Dispose();
            if (!process.HasExited) Kill();
            process.Dispose();
        }
    }
}
