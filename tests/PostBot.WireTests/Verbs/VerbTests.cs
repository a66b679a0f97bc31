using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace PostBot.WireTests.Verbs;

/// <summary>The program as people start it from a command line.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postbot-verbs-");

    [Fact]
    public async Task Demo_fills_a_studio_once_and_export_and_backup_write_it_out_for_its_owner_only()
    {
        Assert.Equal((0, "The demo studio is ready: NIGHTFALL, HARBOUR, SALT and LUMEN"), await Do("demo"));
        var again = await Do("demo");
        Assert.Equal(1, again.Code);
        Assert.StartsWith("There are productions here already", again.Said);
        var zip = Path.Combine(folder.FullName, "all.zip");
        var exported = await Do("export", zip);
        Assert.Equal(0, exported.Code);
        await using (var opened = await ZipFile.OpenReadAsync(zip)) Assert.Contains(opened.Entries, entry => entry.Name == "bookings.csv");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(zip));
        Assert.Equal(1, (await Do("export", zip)).Code);
        Assert.Equal(0, (await Do("backup", Path.Combine(folder.FullName, "copy.db"))).Code);
    }

    [Fact]
    public async Task A_backup_comes_back_and_what_was_there_is_kept_beside_the_backups()
    {
        await Do("demo");
        var copy = Path.Combine(folder.FullName, "copy.db");
        await Do("backup", copy);
        File.Delete(Path.Combine(folder.FullName, "postbot.db"));
        foreach (var rest in (string[])["postbot.db-wal", "postbot.db-shm"]) File.Delete(Path.Combine(folder.FullName, rest));
        Assert.StartsWith("There is no studio yet", (await Do("export", Path.Combine(folder.FullName, "empty.zip"))).Said);
        var restored = await Do("restore", copy);
        Assert.True(restored.Code == 0, restored.Said);
        Assert.Contains("before-restore-", restored.Said);
        Assert.StartsWith("There are productions here already", (await Do("demo")).Said);
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_nothing_is_touched()
    {
        await Do("demo");
        var junk = Path.Combine(folder.FullName, "junk.db");
        await File.WriteAllTextAsync(junk, new string('x', 5_000));
        Assert.Equal((1, $"{junk} cannot be read as a database: it is something else"), await Do("restore", junk));
        Assert.StartsWith("There are productions here already", (await Do("demo")).Said);
    }

    [Fact]
    public async Task The_doctor_says_what_is_well_and_what_to_mend()
    {
        var well = await Do("doctor");
        Assert.True(well.Code == 0, well.Said);
        Assert.Contains("✓ database", well.Said);
        foreach (var rest in (string[])["postbot.db-wal", "postbot.db-shm"]) File.Delete(Path.Combine(folder.FullName, rest));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "postbot.db"), new string('x', 5_000));
        var ill = await Do("doctor");
        Assert.Equal(1, ill.Code);
        Assert.Contains("✖ database", ill.Said);
        Assert.Contains("restore FILE", ill.Said);
    }

    [Fact]
    public async Task A_word_that_is_none_lists_those_that_are()
    {
        var refused = await Do("fly");
        Assert.Equal(1, refused.Code);
        Assert.StartsWith("There is no \"fly\".", refused.Said);
        Assert.Contains("restore FILE", refused.Said);
        Assert.Equal((1, "Which file? export FILE"), await Do("export"));
    }

    [Fact]
    public async Task A_slack_manifest_is_printed_ready_to_paste()
    {
        var called = await Do("manifest", "slack", "--url", "https://postbot.example");
        Assert.Equal(0, called.Code);
        using (var manifest = JsonDocument.Parse(called.Said)) Assert.Equal("https://postbot.example/slack/commands", manifest.RootElement.GetProperty("features").GetProperty("slash_commands")[0].GetProperty("url").GetString());
        var socket = await Do("manifest", "slack", "--socket");
        using (var manifest = JsonDocument.Parse(socket.Said)) Assert.True(manifest.RootElement.GetProperty("settings").GetProperty("socket_mode_enabled").GetBoolean());
        Assert.Equal((1, "Slack calls https addresses only, for example https://postbot.example."), await Do("manifest", "slack", "--url", "http://postbot.example"));
        Assert.Equal((1, "Which address? For example: manifest slack --url https://postbot.example"), await Do("manifest", "slack", "--url", "postbot"));
        var missing = await Do("manifest", "slack");
        Assert.Equal(1, missing.Code);
        Assert.Contains("--socket", missing.Said);
        Assert.Equal(1, (await Do("manifest", "fax")).Code);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(int Code, string Said)> Do(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
        [
            Path.Combine(AppContext.BaseDirectory, "PostBot.Host.dll"), .. words, "--Urls=http://127.0.0.1:0", "--hostBuilder:reloadConfigOnChange=false", $"--PostBot:Database=Data Source={Path.Combine(folder.FullName, "postbot.db")}",
        ]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await said + await complained).Trim());
    }
}
