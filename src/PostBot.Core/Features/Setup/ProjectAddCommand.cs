using System.Globalization;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Templates;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Setup;

/// <summary>A new production.</summary>
internal sealed class ProjectAddCommand : ICommand
{
    private static readonly WordArgument code = new("code", "What is it called for short?", Code) { Example = "NIGHTFALL" };

    private static readonly WordArgument kind = new("kind", "What kind of production is it?", word => Enum.TryParse<ProjectKind>(word, ignoreCase: true, out var parsed) && !char.IsAsciiDigit(word[0]) ? parsed.ToString() : null)
    {
        Example = "episodic",
        Choices = ["feature", "episodic", "unscripted", "commercial", "documentary"],
    };

    private static readonly WordArgument rate = new("rate", "At what frame rate?", word => FrameRate.TryParse(word, out var parsed) ? parsed!.Label : null) { Example = "23.976", Required = false };

    private static readonly WordArgument zone = new("zone", "In which time zone?", Zones.Find) { Example = "Europe/London", Required = false };

    private static readonly WordArgument rounds = new("rounds", "How many feedback rounds are in the price?", word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 99 ? word : null)
    {
        Example = "3",
        Leads = ["rounds"],
        Required = false,
    };

    private static readonly WordArgument start = new("start", "Which timecode does the first frame have?", word => Timecode.TryParse(word, FrameRate.Fps24, out var label, out _) ? label.ToString() : null)
    {
        Example = "10:00:00:00",
        Leads = ["start", "starts"],
        Required = false,
    };

    private static readonly TitleArgument title = new("title", "What is its full title?") { Example = "Nightfall, series 1", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["project add", "production add", "add project"],
        Summary = "Add a production",
        Examples = ["project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3", "project add HARBOUR commercial 25"],
        Role = Role.Coordinator,
        Arguments = [code, kind, rate, zone, rounds, start, title],
        Changes = true,
        Topic = "Setting up",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var wanted = turn.Get(code);
        if (turn.Names.Projects.FirstOrDefault(project => Likeness.Fold(project.Code) == Likeness.Fold(wanted)) is { } taken)
        {
            return Task.FromResult(Answer.No($"There is a production {taken.Code} already: {taken.Title}. Give this one another short name.", new Button(taken.Code, $"status {taken.Code}")));
        }
        var project = new Project
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Code = wanted,
            Title = Typed.Shorten(Typed.Clean(turn.Maybe(title) ?? Capital(wanted)), 120),
            Kind = Enum.Parse<ProjectKind>(turn.Get(kind)),
            FrameRate = turn.Maybe(rate) ?? FrameRate.Fps25.Label,
            StartTimecode = turn.Maybe(start) ?? (turn.Get(kind) == nameof(ProjectKind.Commercial) ? "10:00:00:00" : "01:00:00:00"),
            Zone = turn.Maybe(zone) ?? turn.Studio.Zone,
            Steps = StepNames.Joined(turn.Names.Steps.Template(Enum.Parse<ProjectKind>(turn.Get(kind))).StepNames),
            RoundsIncluded = int.Parse(turn.Maybe(rounds) ?? "0", CultureInfo.InvariantCulture),
        };
        turn.Db.Add(project);
        turn.NamesChanged();
        var unit = UnitWord.For(project.Kind);
        var facts = new List<string> { project.Kind.ToString().ToLowerInvariant(), $"{project.FrameRate} fps", Times.City(project.Zone), $"starts at {project.StartTimecode}" };
        if (project.RoundsIncluded > 0) facts.Add($"{Lists.Count(project.RoundsIncluded, "feedback round")} included");
        var card = new Card($"{project.Code} is on the books: {project.Title}")
            .With(new Line(string.Join(" · ", facts)), new Line($"Next: {unit} add {project.Code} {(unit == "reel" ? "R1-R6" : unit == "spot" ? "60s,30s" : "101-108")}"))
            .Offer(new Button("Status", $"status {project.Code}"));
        if (turn.Maybe(rate) is null) card = card.With(new Line($"Nobody said a frame rate, so it is {project.FrameRate}."));
        return Task.FromResult(Answer.Yes(turn.Has(start) ? card : Started(project, card)));
    }

    /// <summary>Asks whether the first frame has the usual label; the other usual one is a tap. On features the hour is the reel.</summary>
    private static Card Started(Project project, Card card)
    {
        var other = project.Kind switch
        {
            ProjectKind.Feature => null,
            ProjectKind.Commercial => ("01:00:00:00", ""),
            _ when project.Zone == "Europe/London" => ("10:00:00:00", " UK television often starts at 10:00:00:00."),
            _ => ((string Label, string Why)?)null,
        };
        return other is not var (label, why) ? card
            : card.With(new Line($"Does the first frame have {project.StartTimecode}?{why}")).Offer(new Button($"Start at {label}", $"project start {project.Code} {label}"));
    }

    /// <summary>One word of letters, digits, dots and dashes, at most 30; it becomes upper case.</summary>
    internal static string? Code(string word)
    {
        var clean = word.Trim(',').ToUpperInvariant();
        return clean.Length is > 0 and <= 30 && clean.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or '&' or ' ') && !clean.All(char.IsAsciiDigit) ? clean : null;
    }

    private static string Capital(string code) => code[0] + code[1..].ToLowerInvariant();
}
