using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Feedback;

/// <summary>Per episode and cut: when notes were due, when they are due now, when they came, and who owes the difference.</summary>
internal sealed class LatenessCommand : ICommand
{
    private const int LinesShown = 20;

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL" };

    private static readonly FlagArgument csv = new("csv") { Example = "csv", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["lateness"],
        Summary = "See how late notes were, cut by cut, and who owes it",
        Examples = ["lateness NIGHTFALL", "lateness NIGHTFALL csv"],
        Role = Role.Viewer,
        Arguments = [work, csv],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        turn.Undoable = false;
        var about = turn.Get(work);
        var zone = turn.Names.ZoneOf(about.Project);
        var unitId = about.Unit?.Id;
        var rounds = await turn.Db.Rounds.AsNoTracking().Where(round => round.ProjectId == about.Project.Id && (unitId == null || round.UnitId == unitId)).OrderBy(round => round.Number).ToListAsync(cancel);
        var parties = (await turn.Db.Reviewers.AsNoTracking().Join(turn.Db.Rounds.Where(round => round.ProjectId == about.Project.Id), reviewer => reviewer.RoundId, round => round.Id, (reviewer, _) => reviewer).ToListAsync(cancel)).ToLookup(reviewer => reviewer.RoundId);
        var slips = rounds.Where(round => (round.FirstDueAt ?? round.DueAt) is not null)
            .Select(round => new Slip(round, turn.Names.Unit(round.UnitId), zone, PartyClock.Latest(turn.Names, about.Project, parties[round.Id], (round.FirstDueAt ?? round.DueAt)!.Value), turn.Now)).ToList();
        if (slips.Count == 0) return Answer.No($"No round of {about.Project.Code} had a due time, so nothing can be late. For example: round open {about.Project.Code} {turn.Names.UnitsOf(about.Project.Id).FirstOrDefault()?.Code ?? "101"} v1 due fri 17:00");
        var late = slips.Where(slip => slip.Days > 0).ToList();
        var card = new Card(late.Count == 0 ? $"Nothing is late on {about.Project.Code}: {Lists.Count(slips.Count, "round")}" : $"{late.Count} of {Lists.Count(slips.Count, "round")} late on {about.Project.Code}, {Lists.Count(late.Sum(slip => slip.Days), "day")} in all")
            .With(slips.OrderByDescending(slip => slip.Days).Take(LinesShown).Select(slip => new Line(slip.Say())));
        if (slips.Count > LinesShown) card = card.With(new Line($"and {slips.Count - LinesShown} more in the CSV"));
        if (!turn.Has(csv)) return Answer.Yes(card.Offer(new Button("CSV", $"lateness {about.Project.Code} csv")));
        var file = KeptFiles.KeepSecret(turn.Session, $"{about.Project.Code}_lateness.csv", Csv(slips), turn.Now);
        return Answer.Yes(card) with { File = KeptFiles.IdOf(file) };
    }

    private static byte[] Csv(List<Slip> slips)
    {
        var text = new StringBuilder("\uFEFFUnit,Cut,Round,Planned,Revised,Actual,Days late,Owed by\r\n");
        foreach (var slip in slips)
        {
            text.AppendJoin(',', new[] { Delimited.Cell(slip.Unit.Code), Delimited.Cell(slip.Round.Version), $"F{slip.Round.Number}", Day(slip.Planned), Day(slip.Revised), Day(slip.Actual), slip.Days.ToString(CultureInfo.InvariantCulture), slip.Round.OwedBy ?? "" }).Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Day(LocalDate? date) => date?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>One round against its first promise; what is not in yet counts to today.</summary>
    private sealed record Slip
    {
        /// <param name="allowed">The planned time on the calendars of those who were asked: a holiday of theirs is no day late.</param>
        public Slip(Round round, Unit unit, DateTimeZone zone, Instant allowed, Instant now)
        {
            (Round, Unit) = (round, unit);
            Planned = (round.FirstDueAt ?? round.DueAt!.Value).InZone(zone).Date;
            Revised = round.DueAt is { } due && due != round.FirstDueAt ? due.InZone(zone).Date : null;
            Actual = round.NotesInAt?.InZone(zone).Date;
            var until = Actual ?? (round.State == RoundState.Open && Instant.Max(round.DueAt ?? allowed, allowed) < now ? now.InZone(zone).Date : Revised ?? Planned);
            Days = Math.Max(0, Period.DaysBetween(allowed.InZone(zone).Date, until));
        }

        public Round Round { get; }

        public Unit Unit { get; }

        public LocalDate Planned { get; }

        public LocalDate? Revised { get; }

        public LocalDate? Actual { get; }

        public int Days { get; }

        public string Say() =>
            $"{Unit.Code} {Round.Version} (F{Round.Number}) · planned {Short(Planned)}{(Revised is { } revised ? $" · revised {Short(revised)}" : "")}{(Actual is { } actual ? $" · in {Short(actual)}" : " · not all in")} · {(Days == 0 ? "on time" : $"{Lists.Count(Days, "day")} late")}{(Round.OwedBy is { } owed ? $" · owed by {owed}" : Days > 0 ? " · owed by nobody yet" : "")}";

        private static string Short(LocalDate date) => date.ToString("d MMM", CultureInfo.InvariantCulture);
    }
}
