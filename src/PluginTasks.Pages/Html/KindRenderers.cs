using PluginTasks.Pages.Html.Kinds;

namespace PluginTasks.Pages.Html;

/// <summary>Which renderer draws which kind of component. A test fails when a kind of the catalog has none.</summary>
internal static class KindRenderers
{
    public static Action<ComponentPart>? Find(string kind) => kind switch
    {
        "Column" => LayoutHtml.Column,
        "Row" => LayoutHtml.Row,
        "Grid" => LayoutHtml.Grid,
        "Card" => LayoutHtml.Card,
        "ScrollArea" => LayoutHtml.ScrollArea,
        "Divider" => LayoutHtml.Divider,
        "Spacer" => LayoutHtml.Spacer,
        "SurfaceHost" => LayoutHtml.SurfaceHost,
        "Tabs" => SectionHtml.Tabs,
        "Accordion" => SectionHtml.Accordion,
        "Title" => TextHtml.Title,
        "Text" => TextHtml.Text,
        "Markdown" => TextHtml.Markdown,
        "Code" => TextHtml.Code,
        "Badge" => TextHtml.Badge,
        "Icon" => TextHtml.Icon,
        "Alert" => ContentHtml.Alert,
        "Progress" => ContentHtml.Progress,
        "Image" => ContentHtml.Image,
        "Descriptions" => ContentHtml.Descriptions,
        "Skeleton" => ContentHtml.Skeleton,
        "Link" => NavigationHtml.Link,
        "Breadcrumb" => NavigationHtml.Breadcrumb,
        "Button" => ActionHtml.Button,
        "DropdownMenu" => ActionHtml.DropdownMenu,
        "Form" => FormHtml.Form,
        "TextField" => FieldHtml.TextField,
        "Textarea" => FieldHtml.Textarea,
        "NumberField" => FieldHtml.NumberField,
        "DatePicker" => FieldHtml.DatePicker,
        "TagsInput" => FieldHtml.TagsInput,
        "Select" => ChoiceHtml.Select,
        "Checkbox" => ChoiceHtml.Checkbox,
        "Switch" => ChoiceHtml.Switch,
        "RadioGroup" => ChoiceHtml.RadioGroup,
        "DataTable" => TableHtml.DataTable,
        "List" => ListHtml.List,
        "Chart" => ChartHtml.Chart,
        "BackgroundTask" => TaskHtml.BackgroundTask,
        "TaskList" => TaskHtml.TaskList,
        "StreamBinding" => TaskHtml.StreamBinding,
        "Modal" => OverlayHtml.Modal,
        "Drawer" => OverlayHtml.Drawer,
        "Toast" => OverlayHtml.Toast,
        _ => null,
    };
}
