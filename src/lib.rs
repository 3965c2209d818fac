//! nianbao checks the annual reports on government information disclosure (政府信息公开工作年度报告) that
//! every Chinese government body publishes.
pub mod edition;
pub mod syntax;
pub mod text;
