using NodaTime;
using NodaTime.Text;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Phrases;

/// <summary>Shows how a date phrase is understood, in words and, as the last line, for machines.</summary>
internal sealed class WhenCommand : ICommand
{
    private static readonly RestArgument phrase = new("phrase", "Which date or time?") { Example = "next fri 10-6" };

    private static readonly LocalDateTimePattern[] moments =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd"),
    ];

    public Definition Definition { get; } = new()
    {
        Verbs = ["when"],
        Summary = "Show how a date or time is understood, also as of another moment, zone or date order",
        Examples = ["when next fri 10-6", "when 3/4 2pm as of 2026-11-24T09:30:00 in America/New_York order MDY"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [phrase],
        Topic = "Getting around",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var words = Words.Of(turn.Get(phrase));
        var context = turn.Phrases;
        var end = Tail(words, ref context, turn.Studio.Zone, out var problem);
        if (problem is not null) return Task.FromResult(Said(new Card(problem), $"error: {problem}"));
        var text = end == 0 ? "" : words.Line[words[0].Start..words[end - 1].End];
        return Task.FromResult(Answer(text, context, turn.Names.Zone));
    }

    private static Answer Answer(string text, PhraseContext context, DateTimeZone home)
    {
        var reading = WhenReader.Read(text, context);
        var part = "";
        if (reading.When is null && (WhenReader.Prefix(text, 0, context) is null || reading.Problem is null))
        {
            if (WhenReader.FindIn(text, context) is not { } found)
            {
                return Said(new Card($"There is no date or time in \"{Typed.Shorten(Typed.Clean(text), 80)}\"").With(new Line(reading.Problem ?? "")), "none");
            }
            (reading, part) = (found.Reading, text[found.Start..found.End]);
        }
        if (reading.When is not { } when) return Said(new Card(reading.Problem!), $"error: {reading.Problem}");
        var zone = when.Zone.Id == home.Id ? "" : $" {when.Zone.Id}";
        var card = new Card($"{WhenText.Format(when, context.Now)}{zone}");
        if (part.Length > 0) card = card.With(new Line($"I read \"{part}\" and left the rest."));
        foreach (var note in reading.Notes) card = card.With(new Line(note));
        if (reading.Ask is { } ask) card = card.With(new Line(ask));
        return Said(card, WhenText.Iso(when));
    }

    /// <summary>Takes what follows the phrase, in any order: <c>as of</c> a moment, <c>in</c> a zone, <c>order</c> MDY or DMY. Returns where the phrase ends.</summary>
    private static int Tail(Words words, ref PhraseContext context, string homeZone, out string? problem)
    {
        var (end, asOf, zone) = (words.Count, (LocalDateTime?)null, (DateTimeZone?)null);
        problem = null;
        while (end >= 2)
        {
            var last = words[end - 1].Text;
            if (words[end - 2].Is("order") && Order(last) is { } order) (context, end) = (context with { Order = order }, end - 2);
            else if (words[end - 2].Is("in") && zone is null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(last) is { } named) (zone, end) = (named, end - 2);
            else if (end >= 3 && words[end - 2].Is("of") && words[end - 3].Is("as"))
            {
                asOf = moments.Select(pattern => pattern.Parse(last.TrimEnd('Z'))).FirstOrDefault(parsed => parsed.Success)?.Value;
                if (asOf is null) problem = $"I cannot read \"{Typed.Shorten(last, 40)}\" as a moment. For example: as of 2026-11-24T09:30:00";
                end -= 3;
            }
            else break;
        }
        if (zone is not null) context = context with { Zone = zone };
        if (asOf is { } moment) context = context with { Now = moment.InZoneLeniently(zone ?? DateTimeZoneProviders.Tzdb.GetZoneOrNull(homeZone) ?? context.Zone).ToInstant() };
        return end;
    }

    private static DateOrder? Order(string word) => word.ToUpperInvariant() switch
    {
        "DMY" => DateOrder.Dmy,
        "MDY" => DateOrder.Mdy,
        _ => null,
    };

    private static Answer Said(Card card, string machine) => Commands.Answer.Yes(card.With(new Line(new Code(machine))));
}
