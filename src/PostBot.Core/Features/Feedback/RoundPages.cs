using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;

namespace PostBot.Core.Features.Feedback;

/// <summary>Which report somebody asked for.</summary>
/// <param name="Round">The round's number.</param>
/// <param name="Tag">One department's notes; null for all.</param>
/// <param name="ForAll">Others read it too, so nothing internal is in it.</param>
public sealed record ReportAsked(long Round, bool OnlyOpen = false, string? Tag = null, bool ForAll = false)
{
    /// <summary>The page's address without its key, as <see cref="Read"/> takes it apart again.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"report?key=&round={Round}") + (OnlyOpen ? "&open=1" : "") + (Tag is null ? "" : $"&tag={Tag}") + (ForAll ? "&all=1" : "");

    /// <param name="value">The value of a name in a query; null when it is not there.</param>
    public static ReportAsked Read(Func<string, string?> value) => new(
        long.TryParse(value("round"), NumberStyles.None, CultureInfo.InvariantCulture, out var round) ? round : 0, value("open") == "1", NoteTag.Parse(value("tag")), value("all") == "1");
}

/// <summary>Reports of rounds, for the one who prints them: a pass opens one once.</summary>
public sealed class RoundPages
{
    private readonly Database database;
    private readonly NamesCache cache;
    private readonly OneTimePasses passes;
    private readonly Clock clock;

    internal RoundPages(Database database, NamesCache cache, OneTimePasses passes, Clock clock) => (this.database, this.cache, this.passes, this.clock) = (database, cache, passes, clock);

    /// <summary>The policy that the page is served with.</summary>
    public static string Policy => RoundPage.Policy;

    /// <summary>Null when the key opens nothing, for whatever reason.</summary>
    public async Task<string?> Html(string key, ReportAsked asked, CancellationToken cancel) => passes.Take(key) is { } pass ? await Html(pass, asked, cancel) : null;

    internal Task<string?> Html(Pass pass, ReportAsked asked, CancellationToken cancel) => database.Read(
        async (db, stop) =>
        {
            var names = await cache.Of(db, pass.StudioId, stop);
            var round = await db.Rounds.AsNoTracking().FirstOrDefaultAsync(row => row.StudioId == pass.StudioId && row.Number == asked.Round, stop);
            if (round is null || names.FindPerson(pass.PersonId) is not { Archived: false } person || !Rounds.MaySee(person, round.ProjectId, names)) return null;
            return RoundPage.Draw(await RoundReport.Read(new View(db, names, person, clock.Now), round, asked.OnlyOpen, asked.Tag, asked.ForAll, stop));
        },
        cancel);
}
