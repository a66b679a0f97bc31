using PostBot.Core;
using PostBot.Core.Storage;

namespace PostBot.Host.Verbs;

/// <summary>Getting the data out and a backup back in.</summary>
internal static class DataVerbs
{
    public static async Task<int> Export(WebApplication app, string file, CancellationToken cancel)
    {
        await CoreServices.Start(app.Services, cancel);
        var (rows, problem) = await Keeping.Export(app.Services, file, cancel);
        return await Say(problem, $"{rows} rows are in {file}. It holds names and client work: keep it safe.");
    }

    public static async Task<int> Backup(WebApplication app, string file, CancellationToken cancel)
    {
        await CoreServices.Start(app.Services, cancel);
        return await Say(Keeping.Backup(app.Services, file), $"The backup is in {file}. It holds no keys: keep data/keys as well.");
    }

    public static async Task<int> Restore(WebApplication app, string file, CancellationToken cancel)
    {
        await CoreServices.Start(app.Services, cancel);
        var (kept, problem) = Keeping.Restore(app.Services, file);
        // An older backup is brought to this program's schema at once; one from a newer program says so.
        if (problem is null) await CoreServices.Start(app.Services, cancel);
        return await Say(problem, $"{file} is the database now. What was there before is in {kept}. If PostBot is running, restart it.");
    }

    private static async Task<int> Say(string? problem, string done)
    {
        if (problem is null) await Console.Out.WriteLineAsync(done);
        else await Console.Error.WriteLineAsync(problem);
        return problem is null ? Verb.Done : Verb.Refused;
    }
}
