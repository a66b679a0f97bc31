using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Broadcasts;
using PostBot.Core.Features.Schedules;
using PostBot.Core.Features.Shots;
using PostBot.Domain.Bookings;
using PostBot.Domain.Phrases;

namespace PostBot.UnitTests.Commands;

/// <summary>What was understood of a line, as one line of text that a table of expectations can hold: <c>hold resource=Color 1 when=… project=NIGHTFALL</c>.</summary>
internal static class Meaning
{
    /// <summary><c>verb name=value …</c>; led by <c>ask</c> when nothing would be done before another tap or answer; <c>none</c> when no command was found.</summary>
    public static string Of(Understood understood)
    {
        if (understood.Command is null || understood.Line is null) return "none";
        var said = string.Join("; ", understood.Line.Context.Values.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).SelectMany(pair => Show(pair.Key.Name, pair.Value)));
        var then = understood.Then is { } second ? $"; then={second}" : "";
        return $"{(understood.Early is null ? "" : "ask ")}{understood.Command.Definition.Verb}: {said}{then}".TrimEnd();
    }

    private static IEnumerable<string> Show(string name, object value) => value switch
    {
        Work work => [$"project={work.Project.Code}", .. work.Unit is { } unit ? [$"unit={unit.Code}"] : Array.Empty<string>(), .. work.Step is { } step ? [$"step={step}"] : Array.Empty<string>()],
        Works works => [$"project={works.Project.Code}", $"unit={string.Join(",", works.Units.Select(unit => unit.Code))}", $"step={works.Step}"],
        Resource resource => [$"resource={resource.Name}"],
        WhenSaid said => [$"{name}={WhenText.Iso(said.When)}"],
        Named named => [$"{name}={named.Person?.Name ?? "@" + named.Handle}"],
        MoveWhen { Said: { } said } => [$"{name}={WhenText.Iso(said.When)}"],
        MoveWhen => [$"{name}=same time"],
        IReadOnlyList<WhenSaid> others => [$"{name}={string.Join(",", others.Select(said => WhenText.Iso(said.When)))}"],
        IReadOnlyList<Resource> bundle => [$"{name}={string.Join(",", bundle.Select(one => one.Name))}"],
        By by => [$"{name}={(by.Days != 0 ? $"{by.Days} working days" : $"{by.Time.TotalHours} h")}"],
        Duration time => [$"{name}={time.TotalMinutes} min"],
        Fraction count => [$"{name}={count.Part}/{count.All}"],
        AudienceSaid { Everyone: true } all => [$"{name}=everyone{About(all)}"],
        AudienceSaid { Role: { } role } those => [$"{name}=role {role}{About(those)}"],
        AudienceSaid { AffectedBy: { } id } => [$"{name}=affected by {id}"],
        AudienceSaid { Booked: { } when } => [$"{name}=booked {WhenText.Iso(when)}"],
        AudienceSaid said => [$"{name}={string.Join(",", said.People.Select(one => one.Person?.Name ?? "@" + one.Handle))}"],
        Invited invited => [$"{name}={string.Join(",", invited.People.Select(one => one.Person?.Name ?? one.Handle).Concat(invited.Others))}"],
        IReadOnlyList<long> numbers => [$"{name}={string.Join(",", numbers)}"],
        IReadOnlyList<string> words => [$"{name}={string.Join(",", words)}"],
        ShortId { IsDescribed: true } => [$"{name}=described"],
        bool => [name],
        _ => [$"{name}={value}"],
    };

    private static string About(AudienceSaid said) => said.Work is { } work ? $" on {work.Project.Code}{(work.Unit is { } unit ? $" {unit.Code}" : "")}" : "";
}
