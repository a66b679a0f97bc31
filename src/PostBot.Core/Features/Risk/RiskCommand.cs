using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Risk;

/// <summary>What is critical or at risk on one production or all of them, and why; and the rules that say so.</summary>
internal sealed class RiskCommand : ICommand
{
    private const int PageLines = 20;

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL", Leads = ["for", "on"], NeedsLead = false, Required = false };

    private static readonly WordArgument rule = new("rule", "Which rule?", word => RiskRules.All.FirstOrDefault(known => known.Id.Equals(word, StringComparison.OrdinalIgnoreCase))?.Id)
    {
        Example = "unassigned",
        Leads = ["why"],
        Required = false,
        Choices = [.. RiskRules.All.Select(known => known.Id)],
    };

    private static readonly FlagArgument rules = new("why", "rules") { Example = "why", Required = false };

    private static readonly FlagArgument everywhere = new("studio", "everything", "productions", "projects") { Example = "studio", Required = false };

    private static readonly PageArgument page = new() { Example = "2", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["risk", "risks", "at risk"],
        Summary = "See what is critical or at risk, and why",
        Examples = ["risk NIGHTFALL", "risk why unassigned"],
        Phrasings =
        [
            "what is at risk [{*}]",
            "what is critical [{*}]",
            "is|are {project} at risk",
            "is anything at risk [{*}]",
            "what should|could i|we worry about [{*}]",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [page, rule, rules, everywhere, work],
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (turn.Maybe(rule) is { } id) return Answer.Yes(new Card(RiskRules.Of(id).Explained).Offer(new Button("All rules", "risk rules")));
        if (turn.Has(rules)) return Answer.Yes(new Card($"{Lists.Count(RiskRules.All.Count, "rule")} of what is critical or at risk").With(RiskRules.All.Select(one => new Line($"{one.Id}: {one.Explained}"))));
        var about = turn.Has(everywhere) ? null : turn.Maybe(work);
        List<Project> projects = about is null ? [.. Policy.Visible(turn.Asker, turn.Names)] : [about.Project];
        if (projects.Count == 0) return Answer.Yes(new Card("There is no production that you can see yet"));
        var found = (await Risks.Of(turn, projects, cancel)).Where(one => about?.Unit is null || one.Unit?.Id == about.Unit.Id).ToList();
        return Answer.Yes(Draw(turn, about, projects, found));
    }

    private static Card Draw(Turn turn, Work? about, List<Project> projects, List<Found> found)
    {
        var name = about is null ? null : turn.Names.Work(about.Project.Id, about.Unit?.Id, null);
        var line = name is null ? "risk studio" : $"risk {name}";
        var critical = found.Count(one => one.Rule.IsCritical);
        var counted = string.Join(", ", new[] { critical > 0 ? $"{critical} critical" : null, found.Count > critical ? $"{found.Count - critical} at risk" : null }.Where(word => word is not null));
        var needy = found.Select(one => one.Project.Id).Distinct().ToHashSet();
        if (found.Count == 0) return new Card(name is null ? $"All {Lists.Count(projects.Count, "production")} on track" : $"{name} is on track").With(new Small("Nothing is late, blocked, unassigned or unbooked by the rules.")).Offer(new Button("The rules", "risk rules"));
        var paged = new Paged<Found>(found, PageLines, turn.Maybe(page) is var said and > 0 ? said : 1);
        var headline = name is null ? $"{needy.Count} of {Lists.Count(projects.Count, "production")} {(needy.Count == 1 ? "needs" : "need")} you: {counted}" : $"{name} is {(critical > 0 ? "critical" : "at risk")}: {counted}";
        var card = new Card(headline + paged.Where).With(paged.Shown.Select(one => new Line(one.Line)));
        if (about is null && projects.Count > needy.Count) card = card.With(new Line($"On track: {Lists.And(projects.Where(project => !needy.Contains(project.Id)).Take(12).Select(project => project.Code))}{(projects.Count - needy.Count > 12 ? " and more" : "")}"));
        if (paged.IsMore) card = card.Offer(new Button("Show more", $"{line} page {(turn.Maybe(page) is var now and > 0 ? now : 1) + 1}"));
        if (found.Find(one => one.Rule.Id == "unassigned" && one.Unit is not null) is { } nobody) card = card.Offer(new Button(nobody.Unit!.Code, $"status {nobody.Project.Code} {nobody.Unit.Code}"));
        return card.Offer(new Button("Why?", $"risk why {found[0].Rule.Id}"), new Button("The rules", "risk rules"));
    }
}
