namespace PostBot.Host.Verbs;

/// <summary>What the program can do instead of serving: <c>export FILE</c>. The first word of the command line names it.</summary>
/// <param name="Usage">How it is typed, its own word first.</param>
/// <param name="Does">One line for the list.</param>
/// <param name="Run">Gets the program, built and not started, and the file if there is one; says what it has to say and returns the exit code.</param>
internal sealed record Verb(string Usage, string Does, Func<WebApplication, string, CancellationToken, Task<int>> Run)
{
    public const int Done = 0;
    public const int Refused = 1;

    private static readonly IReadOnlyList<Verb> all =
    [
        new("demo", "fill a demo studio and exit", (app, _, cancel) => DemoVerb.Run(app, cancel)),
        new("doctor", "check settings, database, clock and connections", (app, _, cancel) => DoctorVerb.Run(app, cancel)),
        new("backup FILE", "copy the database while it is in use", DataVerbs.Backup),
        new("restore FILE", "put a backup in the database's place", DataVerbs.Restore),
        new("export FILE", "write everything the studio owns as CSV and JSON in a zip", DataVerbs.Export),
    ];

    private string Name => Usage.Split(' ')[0];

    private bool TakesFile => Usage.Contains(' ', StringComparison.Ordinal);

    /// <summary>Whether the command line names something to do rather than settings to serve with.</summary>
    public static bool Named(string[] args) => args.Length > 0 && !args[0].StartsWith('-') && !args[0].Contains('=', StringComparison.Ordinal);

    public static async Task<int> Do(string[] args, CancellationToken cancel)
    {
        if (args[0] == ManifestVerb.Name) return await ManifestVerb.Run(args[1..], cancel);
        var verb = all.FirstOrDefault(one => one.Name == args[0]);
        var file = args.Length > 1 && !args[1].StartsWith('-') ? args[1] : null;
        if (verb is null || (verb.TakesFile && file is null))
        {
            await Console.Error.WriteLineAsync(verb is null ? $"There is no \"{args[0]}\". PostBot can do:" : $"Which file? {verb.Usage}");
            if (verb is null) foreach (var (usage, does) in all.Select(one => (one.Usage, one.Does)).Append(("manifest slack", "print a Slack app manifest: --url https://…, or --socket without an address")).Append(("manifest teams", "write the app package that Teams takes: --url https://…"))) await Console.Error.WriteLineAsync($"  {usage,-14} {does}");
            return Refused;
        }
        await using var app = PostBotHost.Build(args[(verb.TakesFile ? 2 : 1)..]);
        return await verb.Run(app, file ?? "", cancel);
    }
}
