using PostBot.Core.Features.Templates;
using PostBot.Domain.Projects;

namespace PostBot.UnitTests.Features.Templates;

public sealed class ShippedTemplatesTests
{
    [Theory]
    [InlineData(ProjectKind.Feature)]
    [InlineData(ProjectKind.Episodic)]
    [InlineData(ProjectKind.Unscripted)]
    [InlineData(ProjectKind.Commercial)]
    [InlineData(ProjectKind.Documentary)]
    public void Every_kind_has_steps_states_and_milestones_that_fit_together(ProjectKind kind)
    {
        var template = ShippedTemplates.Of(kind);
        Assert.Equal(kind, template.Kind);
        Assert.Equal(template.StepNames.Distinct().Count(), template.Steps.Count);
        Assert.All(template.StepNames, name => Assert.Contains(ShippedTemplates.Steps, step => step.Name == name));
        Assert.All(template.Milestones, milestone => Assert.True(milestone.Days > 0 && (milestone.Step is null || template.StepNames.Contains(milestone.Step))));
        Assert.Equal("delivery", template.Milestones[^1].Name);
        Assert.All(Enum.GetValues<StepMeaning>(), meaning => Assert.Contains(template.States, state => state.Meaning == meaning && state.Word == Pipeline.Word(meaning)));
    }

    [Fact]
    public void A_template_is_read_as_it_was_written()
    {
        foreach (var kind in Enum.GetValues<ProjectKind>())
        {
            var written = ShippedTemplates.Write(ShippedTemplates.Of(kind));
            Assert.Equal(written, ShippedTemplates.Write(ShippedTemplates.Read(written)));
        }
    }

    [Fact]
    public void No_word_names_two_steps_of_one_kind()
    {
        foreach (var kind in Enum.GetValues<ProjectKind>())
        {
            var words = ShippedTemplates.Of(kind).Steps.SelectMany(step => step.Synonyms.Append(step.Name)).ToList();
            Assert.Equal(words.Count, words.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("Needs feedback", StepMeaning.InReview)]
    [InlineData("in progress", StepMeaning.InProgress)]
    [InlineData("waiting", StepMeaning.Waiting)]
    [InlineData("sideways", null)]
    public void A_meaning_is_known_by_its_words(string words, StepMeaning? meaning) => Assert.Equal(meaning, Pipeline.Meaning(words));

    [Fact]
    public void A_productions_own_steps_come_before_those_of_others()
    {
        var own = new Project { Code = "A", Title = "A", Kind = ProjectKind.Episodic, FrameRate = "25", StartTimecode = "01:00:00:00", Zone = "Europe/London", Steps = "edit,color,lip sync" };
        var other = new Project { Code = "B", Title = "B", Kind = ProjectKind.Episodic, FrameRate = "25", StartTimecode = "01:00:00:00", Zone = "Europe/London" };
        var names = new StepNames([], [own, other]);
        Assert.Equal("color", names.Named(own, "Colour"));
        Assert.Equal("grade", names.Named(other, "colour"));
        Assert.Equal("lip sync", names.Named(null, "Lip  Sync"));
        Assert.Equal("clearance", names.Named(other, "clearance"));
        Assert.Null(names.Named(own, "polish"));
        Assert.Equal("edit", names.Locking(own));
    }
}
